SELECT id, city_id, email, name, middle_name, created_at FROM customer WHERE id = $1;
SELECT o.id, o.customer_id, o.state, o.paid, o.total, o.placed_at FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.email = $1;
