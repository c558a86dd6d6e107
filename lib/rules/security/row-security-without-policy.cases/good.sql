CREATE TABLE memo (id bigint PRIMARY KEY, owner_name text NOT NULL);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo USING (owner_name = current_user);
