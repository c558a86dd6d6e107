SELECT order_id, quantity FROM order_item NATURAL JOIN item_return;
