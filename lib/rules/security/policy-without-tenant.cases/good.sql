CREATE TABLE projects (id bigint PRIMARY KEY, tenant_id bigint NOT NULL);
CREATE TABLE tasks (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, owner_name text NOT NULL);
CREATE TABLE notes (id bigint PRIMARY KEY, tenant_id bigint NOT NULL, published boolean NOT NULL);
CREATE TABLE countries (code text PRIMARY KEY);

ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE countries ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON projects USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
CREATE POLICY own ON tasks USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
CREATE POLICY published ON notes USING (published);
CREATE POLICY own ON notes AS RESTRICTIVE USING (tenant_id = (SELECT current_setting('app.tenant')::bigint));
CREATE POLICY readable ON countries FOR SELECT USING (true);
