SELECT c.name, o.total, d.name AS city FROM customer c, orders o, city d WHERE o.customer_id = c.id AND d.id = c.city_id AND (o.paid OR o.total = 0);
SELECT c.name FROM customer c, orders o WHERE (o.customer_id = c.id) ORDER BY c.name;
