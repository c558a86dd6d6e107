SELECT id FROM orders WHERE placed_at >= date '2026-03-01' AND placed_at < date '2026-03-01' + 1;
SELECT id FROM orders WHERE placed_at >= $1 AND placed_at < $1 + interval '1 month';
SELECT id FROM orders WHERE placed_at >= '2026-01-01' AND placed_at < '2027-01-01';
