SELECT name FROM customer WHERE id = $1::bigint;
SELECT id FROM orders WHERE customer_id = 42;
SELECT id FROM orders WHERE customer_id = '7';
