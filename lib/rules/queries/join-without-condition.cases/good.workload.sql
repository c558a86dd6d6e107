SELECT c.name, o.total FROM customer c, orders o WHERE o.customer_id = c.id;
SELECT c.name, d.name FROM customer c CROSS JOIN city d;
SELECT c.name, n FROM customer c, generate_series(1, 3) n;
SELECT c.name, o.total FROM customer c LEFT JOIN orders o ON o.customer_id = c.id;
