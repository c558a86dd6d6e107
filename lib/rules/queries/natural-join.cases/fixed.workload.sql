SELECT order_id, quantity FROM order_item JOIN item_return USING (order_id, line);
