ALTER TABLE orders ALTER COLUMN number TYPE varchar(10), ALTER COLUMN id TYPE integer;
ALTER TABLE orders ALTER COLUMN placed_at TYPE date;
