CREATE OR REPLACE FUNCTION folded(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(trim(given)) $$;
