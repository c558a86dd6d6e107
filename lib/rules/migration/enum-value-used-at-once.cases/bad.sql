BEGIN;
ALTER TYPE mood ADD VALUE 'calm' AFTER 'ok';
UPDATE people SET mood = 'calm' WHERE id = 7;
COMMIT;
