SELECT name, email FROM customer ORDER BY 2, 1;
SELECT lower(state) AS s, count(*) FROM orders GROUP BY 1;
