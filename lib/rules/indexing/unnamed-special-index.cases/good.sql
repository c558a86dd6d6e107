CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    city text NOT NULL,
    active boolean NOT NULL
);

CREATE INDEX ON customer (city);
CREATE INDEX customer_lower_email_idx ON customer (lower(email));
CREATE INDEX customer_active_city_idx ON customer (city) WHERE active;
