INSERT INTO order_item VALUES ($1, $2, $3);
