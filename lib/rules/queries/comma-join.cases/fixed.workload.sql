SELECT c.name, o.total, d.name AS city FROM customer c JOIN orders o ON o.customer_id = c.id JOIN city d ON d.id = c.city_id WHERE (o.paid OR o.total = 0);
SELECT c.name FROM customer c JOIN orders o ON o.customer_id = c.id ORDER BY c.name;
