CREATE TABLE customers (
  id bigint CONSTRAINT pk_customers PRIMARY KEY,
  email text NOT NULL CONSTRAINT email_is_mine_alone UNIQUE
);

CREATE TABLE orders (
  id bigint CONSTRAINT pk_orders PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT fk_orders_customer_id REFERENCES customers (id)
);

CREATE TABLE order_items (
  order_id bigint NOT NULL CONSTRAINT fk_order_items_order_id REFERENCES orders (id),
  seller_id bigint NOT NULL CONSTRAINT fk_order_items_seller_id REFERENCES customers (id)
);

-- Migration tools name what is theirs as they like.
CREATE TABLE schema_migrations (
  version text CONSTRAINT migrated_once PRIMARY KEY
);
