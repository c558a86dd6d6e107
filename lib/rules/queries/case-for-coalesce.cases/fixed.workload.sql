SELECT coalesce(middle_name, name) AS label FROM customer;
SELECT coalesce(middle_name, '') AS label FROM customer;
