CREATE TABLE memo (id bigint PRIMARY KEY, owner_name text NOT NULL);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON memo FOR SELECT USING (true);
CREATE POLICY own ON memo FOR UPDATE USING (owner_name = current_user);
