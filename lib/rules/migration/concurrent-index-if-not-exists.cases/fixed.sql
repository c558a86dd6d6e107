DROP INDEX CONCURRENTLY IF EXISTS orders_number_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_number_idx ON orders (number);
