CREATE TABLE member (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text,
    CONSTRAINT check_2addf801cd CHECK ((name IS NOT NULL))
);
