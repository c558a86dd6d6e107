SELECT 'customer' AS kind, id, name FROM customer
UNION ALL
SELECT 'city', id, name FROM city;
