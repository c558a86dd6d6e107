SELECT CASE WHEN middle_name IS NULL THEN name ELSE middle_name END AS label FROM customer;
SELECT CASE WHEN middle_name IS NOT NULL THEN middle_name ELSE '' END AS label FROM customer;
