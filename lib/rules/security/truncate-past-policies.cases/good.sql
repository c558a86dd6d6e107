CREATE TABLE notes (
  id bigint PRIMARY KEY,
  owner_name text NOT NULL
);

CREATE TABLE settings (
  name text PRIMARY KEY
);

GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO app;
GRANT ALL ON settings TO app;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (owner_name = current_user);
