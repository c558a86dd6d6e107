CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);

CREATE TABLE invoices (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
CREATE INDEX invoices_customer_idx ON invoices (customer_id);
