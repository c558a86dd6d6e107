CREATE TABLE crew (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE VIEW everybody AS SELECT id, name FROM crew WHERE name <> '';
