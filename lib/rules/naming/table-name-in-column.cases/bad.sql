CREATE TABLE customers (
  customer_id bigint PRIMARY KEY,
  customer_name text NOT NULL,
  customer_phone text
);

CREATE INDEX ON customers (customer_name);
