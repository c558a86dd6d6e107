CREATE TABLE comment_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    commentable_type text NOT NULL,
    commentable_id bigint NOT NULL
);
