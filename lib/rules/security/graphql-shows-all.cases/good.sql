CREATE EXTENSION pg_graphql;

CREATE TABLE payouts (
  id bigint PRIMARY KEY,
  owner_id uuid NOT NULL
);

CREATE TABLE news (
  id bigint PRIMARY KEY,
  title text NOT NULL
);

GRANT SELECT ON payouts TO authenticated;
ALTER TABLE payouts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON payouts FOR SELECT TO authenticated USING (owner_id = (SELECT auth.uid()));

GRANT SELECT ON news TO anon;
ALTER TABLE news ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON news FOR SELECT TO anon USING (true);
