DROP TABLE legacy_orders;
ALTER TABLE orders DROP COLUMN note;
