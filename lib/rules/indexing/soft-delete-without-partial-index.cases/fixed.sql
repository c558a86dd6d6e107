CREATE TABLE page (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id bigint NOT NULL,
    deleted_at timestamptz
);

CREATE INDEX page_author_id_idx ON page (author_id);

CREATE INDEX page_active_idx ON page (id) WHERE (deleted_at IS NULL);
