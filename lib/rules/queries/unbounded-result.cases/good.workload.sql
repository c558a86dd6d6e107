SELECT id, name FROM customer WHERE city_id = $1;
SELECT id, name FROM customer ORDER BY id LIMIT 100;
SELECT count(*) FROM customer;
SELECT id, name FROM city;
