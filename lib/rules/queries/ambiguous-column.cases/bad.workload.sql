SELECT name FROM customer c JOIN city d ON d.id = c.city_id;
