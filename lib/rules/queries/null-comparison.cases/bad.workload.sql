SELECT name FROM customer WHERE middle_name = NULL;
SELECT name FROM customer WHERE city_id <> NULL AND name <> '';
