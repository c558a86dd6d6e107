CREATE FUNCTION fee(weight numeric, zone integer) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF weight < 1 THEN
        RETURN 2;
    ELSIF weight < 5 THEN
        IF zone > 3 THEN
            RETURN 9;
        END IF;
        RETURN 5;
    ELSIF weight < 20 THEN
        RETURN 12;
    END IF;
    RETURN 30;
END
$$;
