ALTER TABLE orders ALTER COLUMN number TYPE varchar(60), ALTER COLUMN price TYPE numeric(14,4);
