CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    placed_at timestamptz NOT NULL,
    total numeric(12, 2) NOT NULL
);

CREATE VIEW large_orders AS
WITH large AS (SELECT id, total, extract(year FROM placed_at) AS year FROM orders WHERE total > 1000)
SELECT l.id, l.total, n FROM large AS l CROSS JOIN generate_series(1, 2) AS n;
