SELECT name FROM city WHERE id NOT IN (SELECT city_id FROM customer WHERE city_id IS NOT NULL);
SELECT name FROM customer WHERE id NOT IN (SELECT customer_id FROM orders);
SELECT name FROM city c WHERE NOT EXISTS (SELECT 1 FROM customer WHERE city_id = c.id);
