CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL
);

CREATE UNIQUE INDEX idx_users_email_lower ON users ((lower(email)));

CREATE TABLE project (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL,
    uuid uuid NOT NULL,
    UNIQUE (uuid)
);

CREATE UNIQUE INDEX idx_project_slug ON project (slug);
