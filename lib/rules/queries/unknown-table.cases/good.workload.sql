SELECT name FROM customer WHERE id = $1;
SELECT relname FROM pg_class;
SELECT n FROM weather;
