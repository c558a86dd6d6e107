CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE INDEX orders_id_idx ON orders (id);
DROP TABLE legacy_orders, archive.orders;
