SELECT name FROM customer WHERE email = $1;
SELECT name FROM customer c WHERE c.middle_name IS NOT NULL;
