CREATE TABLE orders (
  id bigint PRIMARY KEY,
  status text NOT NULL DEFAULT 'pending',
  CONSTRAINT orders_status_check CHECK (status IN ('new', 'paid', 'shipped'))
);
