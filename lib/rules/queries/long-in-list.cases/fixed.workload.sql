SELECT name FROM customer WHERE id = ANY (ARRAY[1, 2, 3, 4, 5, 6]::bigint[]);
