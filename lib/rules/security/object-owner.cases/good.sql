CREATE TABLE orders (
  id bigint PRIMARY KEY
);

CREATE TABLE items (
  id bigint PRIMARY KEY
);

ALTER TABLE orders OWNER TO app_owner;
