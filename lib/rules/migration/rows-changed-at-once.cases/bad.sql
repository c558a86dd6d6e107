BEGIN;
ALTER TABLE orders ADD COLUMN state text;
UPDATE orders SET state = 'old' WHERE placed_at < '2020-01-01';
COMMIT;
