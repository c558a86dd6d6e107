ALTER TABLE orders ALTER COLUMN id TYPE bigint;
ALTER TABLE orders ALTER COLUMN price TYPE numeric(12,4);
ALTER TABLE invoices ALTER COLUMN id TYPE bigint;
