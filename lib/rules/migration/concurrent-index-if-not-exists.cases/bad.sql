CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_number_idx ON orders (number);
