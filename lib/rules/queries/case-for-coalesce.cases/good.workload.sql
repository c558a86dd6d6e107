SELECT coalesce(middle_name, name) AS label FROM customer;
SELECT CASE WHEN middle_name IS NULL THEN name ELSE email END AS label FROM customer;
