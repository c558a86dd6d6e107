CREATE TABLE price (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    valid_from date NOT NULL,
    valid_to date
);
