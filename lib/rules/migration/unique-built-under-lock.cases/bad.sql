ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number);
ALTER TABLE orders ADD UNIQUE (shop, slot) ;
