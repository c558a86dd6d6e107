CREATE TABLE projects (
    tenant_id bigint NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    code text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT projects_code_key UNIQUE (tenant_id, code)
);
