SELECT id FROM orders ORDER BY state, placed_at DESC;
