CREATE TABLE dim_customer (
    customer_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_no text NOT NULL UNIQUE
);

CREATE TABLE fact_sales (
    sale_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_key bigint REFERENCES dim_customer (customer_key),
    quantity integer NOT NULL
);
