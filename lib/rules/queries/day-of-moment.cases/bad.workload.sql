SELECT id FROM orders WHERE placed_at::date = '2026-03-01';
SELECT id FROM orders WHERE date_trunc('month', placed_at) = $1;
SELECT id FROM orders WHERE extract(year FROM placed_at) = 2026;
