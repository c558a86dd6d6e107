SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS orders, (SELECT max(o.placed_at) FROM orders o WHERE o.customer_id = c.id) AS last_order FROM customer c;
