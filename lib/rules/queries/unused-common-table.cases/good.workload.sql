WITH paid AS (SELECT id FROM orders WHERE paid) SELECT id FROM paid;
WITH gone AS (DELETE FROM orders WHERE id = $1 RETURNING id) SELECT 1;
