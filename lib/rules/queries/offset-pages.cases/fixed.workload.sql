SELECT id, name FROM customer WHERE id > :last_id ORDER BY id LIMIT 50;
