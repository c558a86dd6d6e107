SELECT email, total FROM customer c JOIN orders o ON o.customer_id = c.id WHERE paid ORDER BY total;
