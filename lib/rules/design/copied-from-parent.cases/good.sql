CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    customer_name text NOT NULL,
    customer_rank integer NOT NULL
);
COMMENT ON COLUMN invoices.customer_name IS 'As it is printed on the invoice';
