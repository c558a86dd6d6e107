CREATE TABLE orders (id bigint, number text, gone boolean);
CREATE UNIQUE INDEX orders_id_idx ON orders (id);
CREATE UNIQUE INDEX orders_number_idx ON orders (number) WHERE NOT gone;
