SELECT count(*) FROM orders;
SELECT count(*) FROM orders o WHERE o.paid;
