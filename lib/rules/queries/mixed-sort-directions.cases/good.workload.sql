SELECT id FROM orders ORDER BY state ASC, placed_at DESC;
SELECT id FROM orders ORDER BY state, placed_at;
