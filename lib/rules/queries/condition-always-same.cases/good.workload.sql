SELECT name FROM customer WHERE email = $1;
SELECT a.name FROM customer a JOIN customer b ON a.email = b.email WHERE a.id <> b.id;
