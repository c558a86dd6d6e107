CREATE TABLE stock (
  sku text PRIMARY KEY,
  amount integer NOT NULL
);

CREATE VIEW low_stock AS
  SELECT sku FROM stock WHERE amount < 10;
