SELECT customer_id, count(*) FROM orders GROUP BY customer_id HAVING customer_id > 100;
SELECT state, sum(total) FROM orders WHERE paid GROUP BY state HAVING sum(total) > 50 AND state <> 'new';
