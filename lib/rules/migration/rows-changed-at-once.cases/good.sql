UPDATE orders SET state = 'new' WHERE id BETWEEN 1 AND 1000 AND state IS NULL;
DELETE FROM orders WHERE id = 7;
