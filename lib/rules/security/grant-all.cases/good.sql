CREATE TABLE notes (
  id bigint PRIMARY KEY
);

GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO app;
GRANT ALL ON notes TO postgres;
