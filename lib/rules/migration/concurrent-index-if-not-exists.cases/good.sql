DROP INDEX CONCURRENTLY IF EXISTS orders_number_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_number_idx ON orders (number);
CREATE INDEX CONCURRENTLY orders_placed_idx ON orders (placed_at);
