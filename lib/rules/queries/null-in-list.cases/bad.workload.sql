SELECT name FROM customer WHERE city_id IN (1, 2, NULL);
SELECT name FROM customer WHERE city_id NOT IN (1, NULL);
