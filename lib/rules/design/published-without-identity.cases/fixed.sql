CREATE TABLE prices (
    sku text NOT NULL,
    price numeric(12, 2) NOT NULL,
    CONSTRAINT prices_sku_key UNIQUE (sku)
);

ALTER TABLE prices REPLICA IDENTITY USING INDEX prices_sku_key;

CREATE TABLE visits (
    page text NOT NULL,
    seen_at timestamptz NOT NULL
);

ALTER TABLE visits REPLICA IDENTITY FULL;

CREATE PUBLICATION feed FOR TABLE prices, ONLY public.visits;
