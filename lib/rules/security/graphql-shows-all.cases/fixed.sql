CREATE EXTENSION pg_graphql;

CREATE TABLE payouts (
  id bigint PRIMARY KEY,
  owner_id uuid NOT NULL
);

GRANT SELECT ON payouts TO anon, authenticated;
ALTER TABLE payouts ENABLE ROW LEVEL SECURITY;
REVOKE SELECT ON TABLE payouts FROM anon, authenticated;
GRANT SELECT ON TABLE payouts TO authenticated;
CREATE POLICY own ON payouts FOR SELECT TO authenticated USING (owner_id = (SELECT auth.uid()));
