BEGIN;
ALTER TYPE mood ADD VALUE 'calm' AFTER 'ok';
COMMIT;
BEGIN;
UPDATE people SET mood = 'calm' WHERE id = 7;
COMMIT;
