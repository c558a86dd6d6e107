SELECT i.quantity, r.reason FROM order_item i JOIN item_return r ON r.order_id = i.order_id AND r.line = i.line;
SELECT i.quantity, r.reason FROM order_item i JOIN item_return r ON r.order_id = i.order_id AND r.line = 1;
SELECT o.total, i.quantity FROM orders o JOIN order_item i ON i.order_id = o.id;
