SELECT name FROM customer WHERE id::text = $1;
SELECT id FROM orders WHERE customer_id = 42.0;
SELECT id FROM orders WHERE customer_id::varchar = '7';
