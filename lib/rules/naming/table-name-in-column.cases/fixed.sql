CREATE TABLE customers (
  customer_id bigint PRIMARY KEY,
  name text NOT NULL,
  phone text
);

CREATE INDEX ON customers (name);
