CREATE TABLE orders (id bigint PRIMARY KEY, number text, state text);
CREATE VIEW open_orders AS SELECT id, number FROM orders;
