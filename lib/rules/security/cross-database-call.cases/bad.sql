CREATE VIEW stock AS
  SELECT s.sku, s.amount
  FROM dblink('dbname=warehouse', 'SELECT sku, amount FROM stock') AS s(sku text, amount integer);
