SELECT id FROM orders WHERE placed_at < $1::timestamp with time zone - interval '30 days';
SELECT total FROM orders WHERE customer_id = 41 + 1;
