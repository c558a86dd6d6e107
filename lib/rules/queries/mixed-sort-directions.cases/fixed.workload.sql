SELECT id FROM orders ORDER BY state ASC, placed_at DESC;
