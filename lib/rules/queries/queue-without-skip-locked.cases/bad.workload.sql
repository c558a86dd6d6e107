SELECT id FROM orders WHERE state = 'new' ORDER BY placed_at LIMIT 1 FOR UPDATE;
