CREATE TABLE prices (
    sku text PRIMARY KEY,
    price numeric(12, 2) NOT NULL
);

CREATE TABLE visits (
    page text NOT NULL,
    seen_at timestamptz NOT NULL
);
ALTER TABLE visits REPLICA IDENTITY FULL;

CREATE TABLE hits (
    page text NOT NULL
);

CREATE PUBLICATION feed FOR TABLE prices, visits;
CREATE PUBLICATION inserts FOR TABLE hits WITH (publish = 'insert');
