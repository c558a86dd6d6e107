WITH recent AS (SELECT id FROM orders WHERE placed_at > $1), paid AS (SELECT id FROM orders WHERE paid) SELECT id FROM paid;
WITH recent AS (SELECT id FROM orders) SELECT name FROM customer WHERE id = $1;
