CREATE TABLE notes (
  id bigint PRIMARY KEY,
  owner_name text NOT NULL
);

GRANT ALL ON notes TO app;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (owner_name = current_user);
