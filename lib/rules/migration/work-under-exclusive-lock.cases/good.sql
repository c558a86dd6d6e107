BEGIN;
ALTER TABLE orders ADD COLUMN note text;
UPDATE orders SET note = 'first' WHERE id = 1;
COMMIT;
UPDATE orders SET note = '' WHERE note IS NULL AND id BETWEEN 1 AND 1000;
