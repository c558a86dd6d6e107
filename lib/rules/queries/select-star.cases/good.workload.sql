SELECT id, name FROM customer WHERE id = $1;
SELECT count(*) FROM customer;
SELECT name FROM city d WHERE EXISTS (SELECT * FROM customer WHERE city_id = d.id);
SELECT * FROM generate_series(1, 3);
