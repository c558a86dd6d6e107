CREATE TABLE customers (
  id bigint PRIMARY KEY,
  first_name text NOT NULL,
  email_verified boolean NOT NULL,
  email_count integer NOT NULL
);

COMMENT ON COLUMN customers.first_name IS 'PII: name';

-- Not about people.
CREATE TABLE warehouses (
  id bigint PRIMARY KEY,
  address text NOT NULL
);
