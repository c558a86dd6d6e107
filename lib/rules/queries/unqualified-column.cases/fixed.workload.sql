SELECT c.email, o.total FROM customer c JOIN orders o ON o.customer_id = c.id WHERE o.paid ORDER BY total;
