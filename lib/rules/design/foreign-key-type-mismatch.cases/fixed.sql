CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE purchase (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL /* who pays */ REFERENCES customer (id)
);

CREATE INDEX idx_purchase_customer_id ON purchase (customer_id);
