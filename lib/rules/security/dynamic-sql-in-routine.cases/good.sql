CREATE FUNCTION count_rows(target text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    result bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %I', target) INTO result;
    RETURN result;
END
$$;
