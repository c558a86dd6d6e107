CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city text NOT NULL
);

CREATE INDEX customer_city_idx ON customer (city);

-- one row a till receipt
CREATE TABLE purchase (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customer (id)
);

CREATE INDEX purchase_customer_id_idx ON purchase (customer_id);
