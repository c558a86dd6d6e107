SELECT id, emial FROM customer WHERE id = $1;
SELECT o.id FROM orders o WHERE o.customer_id = $1;
