SELECT c.name, o.total FROM customer c LEFT JOIN orders o ON o.customer_id = c.id AND o.paid;
SELECT c.name FROM customer c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL;
SELECT c.name FROM customer c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.paid OR c.email = $1;
SELECT c.name FROM customer c LEFT JOIN orders o ON o.customer_id = c.id WHERE coalesce(o.total, 0) = 0;
