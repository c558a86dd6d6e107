-- name: FindOrder, calls: 1000, mean: 0.4 ms
SELECT state FROM orders WHERE id = $1;
-- name: FindCustomer, calls: 1000, mean: 0.4 ms
SELECT name FROM customer WHERE id = $1;
-- name: FindCity, calls: 1000, mean: 0.4 ms
SELECT name FROM city WHERE id = $1;
-- name: PayOrder, calls: 1000, mean: 0.5 ms
UPDATE orders SET paid = true WHERE id = $1;
-- name: RenameCity, calls: 1000, mean: 0.5 ms
UPDATE city SET name = $2 WHERE id = $1;
