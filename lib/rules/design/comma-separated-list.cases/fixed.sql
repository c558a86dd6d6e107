CREATE TABLE article (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tag_ids text[] NOT NULL DEFAULT '{}', -- 1,2,3
    keywords text[]
);
