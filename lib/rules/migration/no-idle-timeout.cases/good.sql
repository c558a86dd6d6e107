BEGIN;
SET LOCAL idle_in_transaction_session_timeout = '10s';
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
