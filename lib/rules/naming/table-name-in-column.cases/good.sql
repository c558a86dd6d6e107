CREATE TABLE customers (
  customer_id bigint PRIMARY KEY,
  customer_number bigint NOT NULL,
  name text NOT NULL,
  phone text
);
