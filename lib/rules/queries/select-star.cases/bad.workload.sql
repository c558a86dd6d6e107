SELECT * FROM customer WHERE id = $1;
SELECT o.* FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.email = $1;
