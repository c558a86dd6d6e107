CREATE TABLE customers (
  id bigint CONSTRAINT pk_customers PRIMARY KEY,
  email text NOT NULL CONSTRAINT uq_customers_email UNIQUE
);

CREATE TABLE orders (
  id bigint CONSTRAINT pk_orders PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT fk_orders_customer_id REFERENCES customers (id)
);

CREATE TABLE order_items (
  order_id bigint NOT NULL CONSTRAINT fk_order_items_order_id REFERENCES orders (id),
  seller_id bigint NOT NULL CONSTRAINT seller_must_exist REFERENCES customers (id)
);
