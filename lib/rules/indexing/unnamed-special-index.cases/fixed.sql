CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    city text NOT NULL,
    active boolean NOT NULL
);

CREATE INDEX idx_customer_lower_email ON customer (lower(email));
CREATE INDEX idx_customer_city_active ON customer (city) WHERE active;
