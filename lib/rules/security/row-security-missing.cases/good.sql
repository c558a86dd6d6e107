CREATE TABLE memo (id bigint PRIMARY KEY, tenant_id bigint NOT NULL);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));

CREATE TABLE country (code text PRIMARY KEY);
