SELECT id FROM orders WHERE placed_at >= '2026-03-01' AND placed_at < '2026-04-01';
SELECT id FROM orders WHERE placed_at BETWEEN $1 AND $2;
SELECT id FROM orders WHERE total BETWEEN 1 AND 5;
