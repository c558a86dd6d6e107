SELECT name FROM customer WHERE id = $1::bigint;
SELECT id FROM orders WHERE total = 42.0;
SELECT id FROM orders WHERE customer_id = 7;
SELECT id::text FROM orders WHERE total::text = '1.00';
