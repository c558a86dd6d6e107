SELECT name FROM customer WHERE id IN (1, 2, 3, 4, 5, 6);
