-- name: FindOrder, calls: 90000, mean: 0.4 ms
SELECT state FROM orders WHERE id = $1;
