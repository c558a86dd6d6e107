CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE documents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    imported_by text NOT NULL,
    created_by bigint NOT NULL REFERENCES users (id)
);
CREATE INDEX documents_created_by_idx ON documents (created_by);
