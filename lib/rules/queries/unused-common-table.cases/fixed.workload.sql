WITH paid AS (SELECT id FROM orders WHERE paid) SELECT id FROM paid;
SELECT name FROM customer WHERE id = $1;
