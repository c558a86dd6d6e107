CREATE DOMAIN year AS integer
  CONSTRAINT year_check CHECK (VALUE >= 1901 AND VALUE <= 2155);

CREATE TABLE films (
  id bigint PRIMARY KEY,
  release_year integer,
  CHECK (release_year >= 1901 AND release_year <= 2155)
);

CREATE FUNCTION decade(of_year year) RETURNS integer
  LANGUAGE sql IMMUTABLE
  RETURN of_year / 10 * 10;
