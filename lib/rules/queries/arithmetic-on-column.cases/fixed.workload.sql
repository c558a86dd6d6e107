SELECT id FROM orders WHERE placed_at < $1 - interval '30 days';
SELECT total FROM orders WHERE customer_id = 41 + 1;
