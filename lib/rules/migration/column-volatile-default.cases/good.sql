ALTER TABLE orders ADD COLUMN placed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE orders ADD COLUMN state text DEFAULT 'new', ADD COLUMN note text;
ALTER TABLE orders ALTER COLUMN note SET DEFAULT gen_random_uuid()::text;
