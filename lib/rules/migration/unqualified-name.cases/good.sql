CREATE TABLE sales.orders (id bigint PRIMARY KEY);
CREATE INDEX orders_id_idx ON sales.orders (id);
