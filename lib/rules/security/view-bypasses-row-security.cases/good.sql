CREATE TABLE memo (id bigint PRIMARY KEY, owner_name text NOT NULL);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE VIEW memo_list WITH (security_invoker = true) AS SELECT id FROM memo;
