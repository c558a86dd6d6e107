SELECT DISTINCT name FROM customer;
SELECT DISTINCT c.id FROM customer c JOIN orders o ON o.customer_id = c.id;
SELECT DISTINCT ON (customer_id) id, customer_id FROM orders ORDER BY customer_id, id;
