CREATE EXTENSION hstore;

CREATE TABLE gadget (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attributes jsonb NOT NULL
);
