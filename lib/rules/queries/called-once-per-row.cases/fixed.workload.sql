-- name: FindOrder, calls: 1000, mean: 0.4 ms
SELECT state FROM orders WHERE id = $1;
-- name: FindCustomer, calls: 1000, mean: 0.4 ms
SELECT name FROM customer WHERE id = $1;
-- name: CityOfCustomer, calls: 4000000, mean: 0.1 ms
SELECT name FROM city WHERE id = ANY ($1);
-- name: OrdersOfToday, calls: 900, mean: 3 ms
SELECT id FROM orders WHERE placed_at > $1;
