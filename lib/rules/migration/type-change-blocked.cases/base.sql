CREATE TABLE orders (id bigint PRIMARY KEY, number varchar(20), note text);
CREATE VIEW open_orders AS SELECT id, number FROM orders;
