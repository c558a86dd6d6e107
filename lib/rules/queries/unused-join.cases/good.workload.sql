SELECT c.name, d.name AS city FROM customer c LEFT JOIN city d ON d.id = c.city_id;
SELECT c.name FROM customer c LEFT JOIN orders o ON o.customer_id = c.id;
SELECT c.name FROM customer c JOIN city d ON d.id = c.city_id;
