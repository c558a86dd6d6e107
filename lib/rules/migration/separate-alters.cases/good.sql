ALTER TABLE orders ADD COLUMN note text, ADD COLUMN state text;
ALTER TABLE orders ADD CONSTRAINT orders_state_check CHECK (state <> '') NOT VALID;
