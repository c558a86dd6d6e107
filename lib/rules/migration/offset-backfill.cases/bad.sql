UPDATE orders SET state = 'new' WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 1000 OFFSET 5000);
DO $$
BEGIN
    FOR batch IN 0..99 LOOP
        UPDATE orders SET note = '' WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 100 OFFSET batch * 100);
    END LOOP;
END $$;
