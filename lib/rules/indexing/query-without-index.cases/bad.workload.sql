-- name: OrdersOfState, calls: 52000
SELECT id, total FROM orders WHERE state = $1 AND total > $2;
