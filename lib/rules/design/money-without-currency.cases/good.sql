CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    amount numeric(12, 2) NOT NULL,
    currency text NOT NULL
);

CREATE TABLE order_fees (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders (id),
    fee numeric(12, 2) NOT NULL
);

CREATE TABLE budgets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cost_usd numeric(12, 2) NOT NULL,
    usd_fee numeric(12, 2) NOT NULL
);
