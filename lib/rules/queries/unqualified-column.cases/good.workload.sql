SELECT c.email, o.total FROM customer c JOIN orders o ON o.customer_id = c.id WHERE o.paid ORDER BY total;
SELECT name FROM customer WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = customer.id);
