CREATE TABLE orders (
  id bigint PRIMARY KEY
);

ALTER TABLE orders OWNER TO mallory;
