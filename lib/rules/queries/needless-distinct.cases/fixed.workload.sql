SELECT id, name FROM customer WHERE city_id = $1;
SELECT name FROM city WHERE id IN (SELECT city_id FROM customer WHERE city_id > 0);
