CREATE FUNCTION safe_now() RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT pg_catalog.now() $$;
