CREATE TABLE visit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page_id bigint NOT NULL,
    seen_at timestamptz NOT NULL,
    is_live boolean NOT NULL
);

CREATE INDEX visit_page_idx ON visit (page_id, is_live, seen_at);
