SELECT name FROM customer WHERE 1 = 1 AND email = $1;
SELECT name FROM customer c WHERE c.middle_name = c.middle_name;
