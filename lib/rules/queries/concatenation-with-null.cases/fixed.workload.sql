SELECT name || ' ' || coalesce(middle_name, '') AS whole FROM customer;
