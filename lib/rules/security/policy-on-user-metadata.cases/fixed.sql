CREATE TABLE documents (
  id bigint PRIMARY KEY,
  team text NOT NULL
);

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents FORCE ROW LEVEL SECURITY;

CREATE POLICY own_team ON documents TO authenticated
  USING (team = ((SELECT auth.jwt()) -> 'user_metadata' ->> 'team'));

ALTER POLICY own_team ON documents USING (team = ((SELECT auth.jwt()) -> 'app_metadata' ->> 'team'));
