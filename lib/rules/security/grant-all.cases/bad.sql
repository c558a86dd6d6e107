CREATE TABLE notes (
  id bigint PRIMARY KEY
);

GRANT ALL ON notes TO app;
