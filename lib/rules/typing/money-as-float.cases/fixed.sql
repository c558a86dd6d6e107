CREATE TABLE product (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_price numeric(19,4) NOT NULL,
    weight_kg real NOT NULL
);
