CREATE TABLE "price list" (
    id bigint PRIMARY KEY,
    "unit-price" numeric NOT NULL
);
