SELECT name, email FROM customer ORDER BY email, name;
SELECT lower(state) AS s, count(*) FROM orders GROUP BY lower(state);
