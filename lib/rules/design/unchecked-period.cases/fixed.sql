CREATE TABLE price (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_from <= valid_to)
);
