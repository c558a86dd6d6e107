CREATE TABLE post (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE photo (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE comment_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    post_id bigint REFERENCES post (id),
    photo_id bigint REFERENCES photo (id),
    CHECK (num_nonnulls(post_id, photo_id) = 1)
);
