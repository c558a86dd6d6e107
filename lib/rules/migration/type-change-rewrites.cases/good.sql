ALTER TABLE orders ALTER COLUMN number TYPE varchar(40);
ALTER TABLE orders ALTER COLUMN number TYPE text;
ALTER TABLE orders ALTER COLUMN price TYPE numeric(14,2), ALTER COLUMN net TYPE inet;
