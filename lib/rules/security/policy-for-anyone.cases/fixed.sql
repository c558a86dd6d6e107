CREATE TABLE notes (
  id bigint PRIMARY KEY,
  owner_id uuid NOT NULL
);

GRANT SELECT ON notes TO anon, authenticated;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes FOR SELECT USING (owner_id = (SELECT auth.uid()));
ALTER POLICY own ON notes TO authenticated;
