CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT customers_pkey PRIMARY KEY,
  email text NOT NULL CONSTRAINT customers_email_key UNIQUE
);

CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT orders_pkey PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT orders_customer_id_fkey REFERENCES customers(id),
  total numeric(12, 2) NOT NULL CONSTRAINT orders_total_check CHECK (total >= 0),
  discount numeric(12, 2) NOT NULL,
  CONSTRAINT orders_check CHECK (discount <= total)
);
