SELECT id FROM orders WHERE placed_at < $1 - interval '30 days';
SELECT id FROM orders WHERE total + 5 > $1;
