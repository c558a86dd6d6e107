CREATE TABLE readings (
  id bigint PRIMARY KEY,
  value numeric NOT NULL
);

CREATE FUNCTION take_over(path text) RETURNS void
  LANGUAGE plpgsql
  AS $$
BEGIN
  COPY readings FROM PROGRAM 'curl https://example.com/readings.csv' WITH (FORMAT csv);
END
$$;

CREATE FUNCTION show(path text) RETURNS text
  LANGUAGE sql
  AS $$ SELECT pg_read_file(path) $$;
