SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS orders, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id AND o.paid) AS paid FROM customer c;
