SELECT c.name FROM customer c JOIN orders o ON o.customer_id = c.id JOIN order_item i ON i.order_id = o.id JOIN city d ON d.id = c.city_id;
