ALTER TABLE orders ADD COLUMN amount integer CHECK (amount > 0);
