CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    city text NOT NULL,
    active boolean NOT NULL
);

CREATE INDEX ON customer (lower(email));
CREATE INDEX ON customer (city) WHERE active;
