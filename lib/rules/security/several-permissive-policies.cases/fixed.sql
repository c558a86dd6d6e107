CREATE TABLE memo (id bigint PRIMARY KEY, owner_name text NOT NULL, is_public boolean NOT NULL DEFAULT false);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo FOR SELECT USING (owner_name = current_user);
ALTER POLICY own ON memo USING ((owner_name = current_user) OR (is_public));
