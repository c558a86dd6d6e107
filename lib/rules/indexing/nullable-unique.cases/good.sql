CREATE TABLE voucher (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL UNIQUE,
    shop text NOT NULL,
    region text,
    UNIQUE NULLS NOT DISTINCT (shop, region)
);
