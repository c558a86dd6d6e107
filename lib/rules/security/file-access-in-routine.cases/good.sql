CREATE TABLE readings (
  id bigint PRIMARY KEY,
  value numeric NOT NULL
);

CREATE FUNCTION clear_readings() RETURNS void
  LANGUAGE plpgsql
  AS $$
BEGIN
  -- COPY FROM PROGRAM is for the operators.
  DELETE FROM readings WHERE value < 0;
END
$$;
