CREATE UNIQUE INDEX CONCURRENTLY orders_number_key ON orders (number);
ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;
CREATE UNIQUE INDEX CONCURRENTLY orders_shop_slot_key ON orders (shop, slot);
ALTER TABLE orders ADD CONSTRAINT orders_shop_slot_key UNIQUE USING INDEX orders_shop_slot_key ;
