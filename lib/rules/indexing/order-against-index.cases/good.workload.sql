SELECT id, total FROM orders WHERE state = $1 ORDER BY placed_at DESC LIMIT 20;
SELECT id FROM orders ORDER BY state, placed_at LIMIT 5;
SELECT id FROM orders ORDER BY placed_at, id;
