SELECT count(*) FROM orders;
SELECT count(city_id) FROM customer;
SELECT count(DISTINCT customer_id) FROM orders;
SELECT c.name, count(o.id) FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.name;
