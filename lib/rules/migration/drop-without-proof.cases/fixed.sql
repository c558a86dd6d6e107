DO $$ BEGIN IF EXISTS (SELECT 1 FROM legacy_orders) THEN RAISE EXCEPTION 'legacy_orders has rows'; END IF; END $$;
DROP TABLE legacy_orders;
DO $$ BEGIN IF EXISTS (SELECT 1 FROM orders WHERE note IS NOT NULL) THEN RAISE EXCEPTION 'orders.note has values'; END IF; END $$;
ALTER TABLE orders DROP COLUMN note;
