CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    total numeric(12, 2) NOT NULL
);

CREATE VIEW large_orders AS
SELECT o.id, o.total FROM "order" AS o WHERE o.total > 1000;
