SELECT count(1) FROM orders;
SELECT count(o.id) FROM orders o WHERE o.paid;
