CREATE TABLE documents (
  id bigint PRIMARY KEY,
  team text NOT NULL
);

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_team ON documents TO authenticated
  USING (team = ((SELECT auth.jwt()) -> 'app_metadata' ->> 'team'));
