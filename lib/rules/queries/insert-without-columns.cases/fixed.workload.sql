INSERT INTO order_item (order_id, line, quantity) VALUES ($1, $2, $3);
