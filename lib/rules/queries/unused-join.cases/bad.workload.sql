SELECT c.name, c.email FROM customer c LEFT JOIN city d ON d.id = c.city_id WHERE c.email = $1;
