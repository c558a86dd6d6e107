INSERT INTO order_item (order_id, line, quantity) VALUES ($1, $2, $3) ON CONFLICT (line, order_id) DO UPDATE SET quantity = excluded.quantity;
INSERT INTO order_item (order_id, line, quantity) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;
