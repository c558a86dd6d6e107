CREATE TABLE memo (id bigint PRIMARY KEY, owner_name text NOT NULL, is_public boolean NOT NULL DEFAULT false);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo FOR SELECT USING (owner_name = current_user);
CREATE POLICY published ON memo FOR SELECT USING (is_public);
