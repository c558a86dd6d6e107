SELECT name, email FROM customer WHERE city_id = $1 ORDER BY id LIMIT 20;
