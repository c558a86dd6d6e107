CREATE EXTENSION pg_graphql;

CREATE TABLE payouts (
  id bigint PRIMARY KEY,
  owner_id uuid NOT NULL
);

GRANT SELECT ON payouts TO anon, authenticated;
ALTER TABLE payouts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON payouts FOR SELECT TO authenticated USING (owner_id = (SELECT auth.uid()));
