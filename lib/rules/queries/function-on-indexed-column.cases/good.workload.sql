SELECT id, name FROM customer WHERE email = $1;
SELECT id FROM customer WHERE lower(name) = $1;
SELECT id FROM customer WHERE lower(email) = name;
