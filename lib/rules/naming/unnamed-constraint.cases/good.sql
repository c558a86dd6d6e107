CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_customers PRIMARY KEY,
  email text NOT NULL CONSTRAINT uq_customers_email UNIQUE
);

CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_orders PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT fk_orders_customer REFERENCES customers,
  total numeric(12, 2) NOT NULL CONSTRAINT total_is_no_debt CHECK (total >= 0)
);
