SELECT customer_id, count(*) FROM orders WHERE customer_id > 100 GROUP BY customer_id HAVING count(*) > 2;
