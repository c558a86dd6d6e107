CREATE TABLE orders (id bigint PRIMARY KEY, amount text, price integer);
