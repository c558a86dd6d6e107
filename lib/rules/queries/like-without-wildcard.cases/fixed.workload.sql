SELECT id FROM customer WHERE name = 'Smith';
SELECT id FROM orders WHERE state <> 'done';
