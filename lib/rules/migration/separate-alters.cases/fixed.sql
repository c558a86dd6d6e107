ALTER TABLE orders ADD COLUMN note text,
    ADD COLUMN state text DEFAULT 'new';
