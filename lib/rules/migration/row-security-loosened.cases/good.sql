CREATE TABLE news (id bigint PRIMARY KEY);
ALTER TABLE news ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON news FOR SELECT USING (true);

BEGIN;
DROP POLICY own_tenant ON orders;
CREATE POLICY own_tenant ON orders USING (tenant_id = current_setting('app.tenant')::bigint);
COMMIT;
