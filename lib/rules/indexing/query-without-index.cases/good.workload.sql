SELECT id, total FROM orders WHERE customer_id = $1 AND state = $2;
SELECT id FROM orders WHERE id = $1;
SELECT o.id FROM customer c JOIN orders o ON o.customer_id = c.id WHERE c.email = $1 AND o.state = 'new';
SELECT id FROM orders WHERE paid;
