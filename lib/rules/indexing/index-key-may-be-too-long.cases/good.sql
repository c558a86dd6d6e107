CREATE TABLE article (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(200) NOT NULL,
    summary text NOT NULL,
    description text NOT NULL CHECK (length(description) <= 500),
    body text NOT NULL
);

CREATE INDEX article_title_idx ON article (title);
CREATE INDEX article_summary_idx ON article (summary);
CREATE INDEX article_description_idx ON article (description);
CREATE INDEX article_body_idx ON article USING gin (to_tsvector('simple', body));
CREATE INDEX article_body_digest_idx ON article (md5(body));
