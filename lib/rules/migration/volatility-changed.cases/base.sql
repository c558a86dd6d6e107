CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE FUNCTION folded(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(given) $$;
CREATE INDEX people_folded_idx ON people (folded(name));
