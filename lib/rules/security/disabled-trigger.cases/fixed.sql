CREATE TABLE orders (
  id bigint PRIMARY KEY,
  total numeric(12, 2) NOT NULL
);

CREATE FUNCTION write_down() RETURNS trigger
  LANGUAGE plpgsql
  AS $$ BEGIN RETURN NEW; END $$;

CREATE TRIGGER audit_orders AFTER UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION write_down();

ALTER TABLE orders DISABLE TRIGGER audit_orders;

ALTER TABLE orders ENABLE TRIGGER audit_orders;
