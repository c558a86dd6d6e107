CREATE TABLE prices (
    sku text NOT NULL,
    price numeric(12, 2) NOT NULL,
    CONSTRAINT prices_sku_key UNIQUE (sku)
);

CREATE TABLE visits (
    page text NOT NULL,
    seen_at timestamptz NOT NULL
);

CREATE PUBLICATION feed FOR TABLE prices, ONLY public.visits;
