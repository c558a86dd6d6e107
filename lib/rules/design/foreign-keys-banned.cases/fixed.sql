CREATE SCHEMA billing;
CREATE TABLE public.customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE billing.invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    payer bigint NOT NULL
);
CREATE INDEX invoices_payer_idx ON billing.invoices (payer);
