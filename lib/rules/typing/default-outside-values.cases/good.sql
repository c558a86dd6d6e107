CREATE TABLE orders (
  id bigint PRIMARY KEY,
  status text NOT NULL DEFAULT 'new',
  rank text NOT NULL DEFAULT 'gold' CHECK (rank = ANY (ARRAY['gold'::text, 'silver'::text])),
  code text DEFAULT 'x' CHECK (code <> 'y'),
  CONSTRAINT orders_status_check CHECK (status IN ('new', 'paid', 'shipped'))
);
