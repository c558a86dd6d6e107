CREATE TABLE orders (
  id bigint PRIMARY KEY
);

ALTER TABLE orders OWNER TO mallory;

ALTER TABLE orders OWNER TO app_owner;
