SELECT id FROM customer WHERE name ILIKE '%smith%';
