ALTER TABLE people DROP COLUMN name, ADD COLUMN full_name text;
