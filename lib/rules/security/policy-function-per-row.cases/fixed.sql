CREATE TABLE memo (id bigint PRIMARY KEY, tenant text NOT NULL);
CREATE INDEX memo_tenant_idx ON memo (tenant);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo USING (tenant = (SELECT current_setting('app.tenant')));
