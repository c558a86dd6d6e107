SELECT id FROM orders WHERE placed_at + interval '30 days' < $1;
SELECT total FROM orders WHERE customer_id - 1 = 41;
