CREATE TABLE notes (
  id bigint PRIMARY KEY,
  owner_id uuid NOT NULL,
  published boolean NOT NULL
);

GRANT SELECT ON notes TO anon, authenticated;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes FOR SELECT TO authenticated USING (owner_id = (SELECT auth.uid()));
CREATE POLICY readable ON notes FOR SELECT USING (published);
