SELECT id FROM orders WHERE placed_at >= '2026-03-01';
SELECT 2026 - 3 - 1;
