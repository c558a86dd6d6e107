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

CREATE TABLE order_item (
    order_id bigint NOT NULL REFERENCES orders (id),
    line integer NOT NULL,
    quantity integer NOT NULL,
    PRIMARY KEY (order_id, line)
);

CREATE TABLE item_return (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL,
    line integer NOT NULL,
    reason text,
    FOREIGN KEY (order_id, line) REFERENCES order_item (order_id, line)
);

CREATE INDEX idx_item_return_order_id_line ON item_return (order_id, line);

CREATE FUNCTION first_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    amount integer := 1;
BEGIN
    IF NEW.paid THEN
        INSERT INTO order_item (order_id, line, quantity) VALUES (NEW.id, 1, amount);
    END IF;
    RETURN NEW;
END
$$;
