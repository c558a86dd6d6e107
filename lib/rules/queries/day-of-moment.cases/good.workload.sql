SELECT id FROM orders WHERE placed_at >= '2026-03-01' AND placed_at < '2026-03-02';
SELECT date_trunc('day', placed_at), count(*) FROM orders GROUP BY 1;
