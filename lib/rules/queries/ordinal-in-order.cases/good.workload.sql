SELECT name, email FROM customer ORDER BY email, name;
