SELECT name FROM customer WHERE id = $1;
