ALTER TABLE orders ALTER COLUMN amount TYPE integer USING amount::integer;
ALTER TABLE orders ALTER COLUMN price TYPE text;
