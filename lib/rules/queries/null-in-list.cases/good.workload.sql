SELECT name FROM customer WHERE city_id IN (1, 2) OR city_id IS NULL;
