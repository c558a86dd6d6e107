SELECT i.quantity, r.reason FROM order_item i JOIN item_return r ON r.order_id = i.order_id AND r.line = i.line;
