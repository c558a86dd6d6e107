CREATE TABLE people (id bigint PRIMARY KEY, name text, note text);
CREATE INDEX people_name_idx ON people (name);
