-- name: LastOfState, calls: 9000
SELECT id, total FROM orders WHERE state = $1 ORDER BY placed_at DESC, id ASC LIMIT 20;
