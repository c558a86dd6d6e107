CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, note text);
CREATE FUNCTION takings() RETURNS numeric LANGUAGE sql AS $$ SELECT sum(total) FROM orders $$;
