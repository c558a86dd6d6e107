SELECT name || ' ' || middle_name AS whole FROM customer;
