SELECT c.name, o.total FROM customer c JOIN orders o ON o.customer_id = c.id WHERE o.paid;
SELECT c.name, n FROM customer c, generate_series(1, 2) n;
