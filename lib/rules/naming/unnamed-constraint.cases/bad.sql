CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE
);

CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  total numeric(12, 2) NOT NULL CHECK (total >= 0),
  discount numeric(12, 2) NOT NULL,
  CHECK (discount <= total)
);
