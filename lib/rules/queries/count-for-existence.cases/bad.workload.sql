SELECT c.name FROM customer c WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) > 0;
SELECT c.name FROM customer c WHERE (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) = 0;
