CREATE TABLE tenant (id bigint PRIMARY KEY);

CREATE TABLE project (
    id bigint PRIMARY KEY,
    tenant_id bigint NOT NULL REFERENCES tenant (id),
    name text NOT NULL,
    UNIQUE (tenant_id, name)
);

CREATE TABLE label (
    id bigint PRIMARY KEY,
    tenant_id bigint NOT NULL REFERENCES tenant (id)
);
