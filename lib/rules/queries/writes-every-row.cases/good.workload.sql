UPDATE orders SET paid = true WHERE id = $1;
DELETE FROM orders WHERE placed_at < now() - interval '10 years';
UPDATE orders SET paid = true FROM customer c WHERE c.id = customer_id AND c.email = $1;
