INSERT INTO order_item (order_id, line, quantity) VALUES ($1, $2, $3);
INSERT INTO order_item SELECT * FROM order_item_of_last_year;
