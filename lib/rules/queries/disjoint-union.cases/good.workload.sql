SELECT 'customer' AS kind, id, name FROM customer
UNION ALL
SELECT 'city', id, name FROM city;
SELECT name FROM customer UNION SELECT name FROM city;
