CREATE FUNCTION count_rows(target text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    result bigint;
BEGIN
    EXECUTE 'SELECT count(*) FROM ' || target INTO result;
    RETURN result;
END
$$;
