UPDATE orders SET state = 'new' WHERE id IN (SELECT id FROM orders WHERE id > 1000 ORDER BY id LIMIT 1000);
