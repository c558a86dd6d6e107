CREATE FUNCTION fee(weight numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF weight < 1 THEN
        RETURN 2;
    END IF;
    RETURN 30;
END
$$;
