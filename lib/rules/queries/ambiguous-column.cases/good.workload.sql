SELECT c.name FROM customer c JOIN city d ON d.id = c.city_id;
SELECT c.name FROM customer c JOIN city d ON d.id = c.city_id ORDER BY name;
