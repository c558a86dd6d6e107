CREATE TABLE projects (id bigint PRIMARY KEY, tenant_id bigint NOT NULL);
CREATE TABLE tasks (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, owner_name text NOT NULL);
CREATE TABLE notes (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, published boolean NOT NULL);

ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON projects USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
CREATE POLICY own ON tasks USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
CREATE POLICY published ON notes USING (published);
ALTER POLICY published ON notes USING ((published) AND (tenant_id = (SELECT current_setting('app.tenant')::bigint)));
