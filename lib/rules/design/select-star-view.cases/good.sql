CREATE TABLE crew (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE VIEW crew_size AS SELECT count(*) AS members FROM crew;
CREATE VIEW crew_names AS SELECT id, name FROM crew;
