CREATE FUNCTION unsafe_now() RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER
    AS $$ SELECT now() $$
  SET search_path = public, pg_temp;
