CREATE TABLE product (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_price double precision NOT NULL,
    weight_kg real NOT NULL
);
