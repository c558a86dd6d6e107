SELECT id, name FROM customer WHERE id > $1 ORDER BY id LIMIT 50;
SELECT id, name FROM customer ORDER BY id LIMIT 50 OFFSET 50;
