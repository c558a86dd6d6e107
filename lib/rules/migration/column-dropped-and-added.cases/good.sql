ALTER TABLE people DROP COLUMN age, ADD COLUMN born date;
