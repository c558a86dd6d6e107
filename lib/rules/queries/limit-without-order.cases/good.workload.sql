SELECT name, email FROM customer WHERE city_id = $1 ORDER BY name LIMIT 20;
SELECT 1 FROM customer WHERE email = $1 LIMIT 1;
SELECT count(*) FROM customer LIMIT 10;
SELECT name FROM customer WHERE id = $1 LIMIT 5;
