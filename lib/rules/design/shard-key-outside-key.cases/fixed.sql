CREATE TABLE projects (
    id bigint GENERATED ALWAYS AS IDENTITY,
    tenant_id bigint NOT NULL,
    code text NOT NULL,
    CONSTRAINT projects_code_key UNIQUE (tenant_id, code),
    PRIMARY KEY (tenant_id, id)
);
