SELECT name FROM customer WHERE id = ANY ($1);
SELECT name FROM customer WHERE id IN (1, 2, 3);
