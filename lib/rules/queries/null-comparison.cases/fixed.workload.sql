SELECT name FROM customer WHERE middle_name IS NULL;
SELECT name FROM customer WHERE city_id IS NOT NULL AND name <> '';
