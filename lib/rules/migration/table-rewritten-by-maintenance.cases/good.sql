VACUUM (ANALYZE) orders;
ALTER TABLE orders CLUSTER ON orders_pkey;
