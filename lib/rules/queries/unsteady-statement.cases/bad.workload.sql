-- name: OrdersOfState, calls: 5000, mean: 12 ms, deviation: 340 ms
SELECT id, total FROM orders WHERE state = $1 ORDER BY id;
