ALTER TABLE people ADD COLUMN address email;
