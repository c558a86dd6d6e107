BEGIN;
SET LOCAL lock_timeout = '2s';
SELECT pg_advisory_xact_lock(42);
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
