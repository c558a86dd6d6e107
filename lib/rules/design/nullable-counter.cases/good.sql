CREATE TABLE posts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    comments_count integer NOT NULL DEFAULT 0,
    expected_count integer
);
