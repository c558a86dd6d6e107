CREATE TABLE visit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page text NOT NULL,
    seen_at timestamptz NOT NULL
);

CREATE INDEX visit_page_seen_at_idx ON visit (page, seen_at);
