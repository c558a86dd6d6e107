SELECT id, name FROM customer WHERE lower(email) = lower($1);
