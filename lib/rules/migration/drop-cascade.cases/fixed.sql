DROP VIEW old_orders;
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
