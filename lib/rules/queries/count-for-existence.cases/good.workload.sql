SELECT c.name FROM customer c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id);
SELECT c.name FROM customer c WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) > 3;
