SELECT DISTINCT id, name FROM customer WHERE city_id = $1;
SELECT name FROM city WHERE id IN (SELECT DISTINCT city_id FROM customer WHERE city_id > 0);
