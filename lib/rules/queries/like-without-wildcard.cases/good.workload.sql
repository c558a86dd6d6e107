SELECT id FROM customer WHERE name LIKE 'Smith%';
SELECT id FROM customer WHERE name LIKE $1;
SELECT id FROM customer WHERE name ILIKE 'smith';
