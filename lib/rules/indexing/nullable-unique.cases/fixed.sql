CREATE TABLE voucher (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL UNIQUE,
    shop text NOT NULL,
    region text,
    CONSTRAINT voucher_place_key UNIQUE NULLS NOT DISTINCT (shop, region)
);
