CREATE TABLE order_status (
    code text PRIMARY KEY,
    description text
);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status_code text NOT NULL REFERENCES order_status (code)
);
