CREATE TABLE hub_customer (
    customer_hk bytea PRIMARY KEY,
    customer_no text NOT NULL UNIQUE,
    load_dts timestamptz NOT NULL
);

CREATE TABLE sat_customer_name (
    customer_hk bytea PRIMARY KEY REFERENCES hub_customer (customer_hk),
    load_dts timestamptz NOT NULL,
    record_source text NOT NULL,
    name text NOT NULL
);
