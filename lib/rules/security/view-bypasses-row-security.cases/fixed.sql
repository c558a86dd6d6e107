CREATE TABLE memo (id bigint PRIMARY KEY, owner_name text NOT NULL);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE VIEW memo_list AS SELECT id FROM memo;
ALTER VIEW memo_list SET (security_invoker=true);
