SELECT name, email FROM customer WHERE city_id = $1 LIMIT 20;
