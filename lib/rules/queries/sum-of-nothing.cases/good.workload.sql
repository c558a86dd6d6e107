SELECT coalesce(sum(total), 0) AS spent FROM orders WHERE customer_id = $1;
SELECT customer_id, sum(total) FROM orders GROUP BY customer_id;
