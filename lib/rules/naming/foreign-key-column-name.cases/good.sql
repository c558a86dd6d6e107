CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE countries (code text PRIMARY KEY);
CREATE TABLE places (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  mayor_id bigint REFERENCES people (id),
  clerk_id bigint REFERENCES people (id),
  guard_id bigint REFERENCES people (id),
  -- A natural key says what it holds.
  country text REFERENCES countries (code),
  created_by bigint REFERENCES people (id)
);
