SELECT name || ' ' || email AS whole FROM customer;
SELECT concat(name, ' ', middle_name) AS whole FROM customer;
SELECT coalesce(name || ' ' || middle_name, name) AS whole FROM customer;
