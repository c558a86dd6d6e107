CREATE TABLE author (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    isni_id text
);

CREATE TABLE book (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id bigint NOT NULL REFERENCES author (id),
    subject_id bigint NOT NULL,
    subject_type text NOT NULL
);

CREATE INDEX idx_book_author_id ON book (author_id);
