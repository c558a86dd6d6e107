CREATE TABLE projects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id bigint NOT NULL,
    code text NOT NULL,
    CONSTRAINT projects_code_key UNIQUE (code)
);
