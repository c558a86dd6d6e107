SELECT id FROM customer WHERE email = 'anna@example.org';
SELECT id FROM orders WHERE customer_id = $1 AND state <> 'done';
