CREATE TABLE customers (
  id bigint PRIMARY KEY,
  first_name text NOT NULL,
  email text NOT NULL,
  geburtsdatum date
);

COMMENT ON COLUMN customers.email IS 'Where invoices go';
