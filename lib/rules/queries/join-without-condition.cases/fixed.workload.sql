SELECT c.name, o.total FROM customer c, orders o WHERE o.paid AND o.customer_id = c.id;
