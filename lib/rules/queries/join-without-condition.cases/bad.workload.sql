SELECT c.name, o.total FROM customer c, orders o WHERE o.paid;
