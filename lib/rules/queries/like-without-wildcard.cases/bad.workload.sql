SELECT id FROM customer WHERE name LIKE 'Smith';
SELECT id FROM orders WHERE state NOT LIKE 'done';
