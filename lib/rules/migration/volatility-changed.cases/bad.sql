CREATE OR REPLACE FUNCTION folded(given text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT lower(given) $$;
