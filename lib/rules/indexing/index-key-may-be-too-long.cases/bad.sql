CREATE TABLE article (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(200) NOT NULL,
    teaser varchar(900) NOT NULL,
    body text NOT NULL
);

CREATE INDEX article_body_idx ON article (body);
CREATE UNIQUE INDEX article_text_key ON article (title, teaser);
