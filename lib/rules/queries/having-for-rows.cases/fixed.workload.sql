SELECT customer_id, count(*) FROM orders WHERE customer_id > 100 GROUP BY customer_id;
SELECT state, sum(total) FROM orders WHERE paid AND state <> 'new' GROUP BY state HAVING sum(total) > 50;
