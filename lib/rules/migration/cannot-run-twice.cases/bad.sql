CREATE TABLE invoices (id bigint PRIMARY KEY);
DROP VIEW old_orders;
ALTER TABLE orders ADD COLUMN note text;
