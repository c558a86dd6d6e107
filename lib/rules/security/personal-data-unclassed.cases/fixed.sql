CREATE TABLE customers (
  id bigint PRIMARY KEY,
  first_name text NOT NULL,
  email text NOT NULL,
  geburtsdatum date
);

COMMENT ON COLUMN customers.email IS '[personal] Where invoices go';
COMMENT ON COLUMN customers.first_name IS '[personal]';
COMMENT ON COLUMN customers.geburtsdatum IS '[personal]';
