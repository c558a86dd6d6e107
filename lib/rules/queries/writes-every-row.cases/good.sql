CREATE TABLE city (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city_id bigint REFERENCES city (id),
    email text NOT NULL,
    name text NOT NULL,
    middle_name text,
    created_at timestamptz NOT NULL
);

CREATE INDEX idx_customer_city_id ON customer (city_id);
CREATE INDEX idx_customer_email ON customer (email);
CREATE INDEX idx_customer_created_at ON customer (created_at);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customer (id),
    state text NOT NULL,
    paid boolean NOT NULL DEFAULT false,
    total numeric(12, 2) NOT NULL,
    placed_at timestamptz NOT NULL
);

CREATE INDEX idx_orders_customer_id ON orders (customer_id);
CREATE INDEX idx_orders_placed_at ON orders (placed_at);

CREATE FUNCTION forget_orders() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM orders WHERE paid;
END
$$;
