SELECT name FROM customer ORDER BY random() LIMIT 5;
