BEGIN;
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE lines ADD COLUMN note text;
COMMIT;
ALTER TABLE customers ADD COLUMN note text;
