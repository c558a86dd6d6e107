CREATE TABLE price_list (
    id bigint PRIMARY KEY,
    unit_price numeric NOT NULL
);
