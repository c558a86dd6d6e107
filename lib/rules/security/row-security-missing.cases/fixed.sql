CREATE TABLE memo (id bigint PRIMARY KEY, tenant_id bigint NOT NULL);
CREATE INDEX memo_tenant_id_idx ON memo (tenant_id);
ALTER TABLE memo ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memo USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));

CREATE TABLE memo_attachment (id bigint PRIMARY KEY, tenant_id bigint NOT NULL);

ALTER TABLE memo_attachment ENABLE ROW LEVEL SECURITY;
