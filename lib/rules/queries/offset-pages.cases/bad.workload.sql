SELECT id, name FROM customer ORDER BY id LIMIT 50 OFFSET $1;
