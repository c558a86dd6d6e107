CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    name text NOT NULL,
    price numeric(12, 2) NOT NULL,
    weight_g integer NOT NULL,
    stocked boolean NOT NULL,
    photo_sha256 bytea
);

CREATE TABLE product_photo (
    product_id bigint PRIMARY KEY REFERENCES products (id),
    photo bytea NOT NULL
);
