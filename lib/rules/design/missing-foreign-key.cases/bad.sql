CREATE TABLE authors (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE publishers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE books (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    publisher_id bigint NOT NULL REFERENCES publishers (id),
    author_id bigint NOT NULL /* first author only */
);

CREATE INDEX idx_books_publisher_id ON books (publisher_id);
