SELECT 'customer' AS kind, id, name FROM customer
UNION
SELECT 'city', id, name FROM city;
