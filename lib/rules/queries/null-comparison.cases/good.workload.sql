SELECT name FROM customer WHERE middle_name IS NULL;
UPDATE customer SET city_id = NULL WHERE id = $1;
