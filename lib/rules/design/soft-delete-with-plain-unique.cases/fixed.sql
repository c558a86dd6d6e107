CREATE TABLE page (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL,
    deleted_at timestamptz
);

CREATE UNIQUE INDEX page_slug_key ON page (slug) WHERE (deleted_at IS NULL);
