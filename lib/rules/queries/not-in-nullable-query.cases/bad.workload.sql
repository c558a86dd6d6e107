SELECT name FROM city WHERE id NOT IN (SELECT city_id FROM customer);
