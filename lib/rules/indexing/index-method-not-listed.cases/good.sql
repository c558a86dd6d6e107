CREATE TABLE link (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url text NOT NULL,
    tags text[] NOT NULL
);

CREATE INDEX link_url_idx ON link (url);
CREATE INDEX link_tags_idx ON link USING gin (tags);
