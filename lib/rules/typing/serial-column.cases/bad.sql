CREATE TABLE shelf (
    id bigserial PRIMARY KEY, -- on the tag
    label text NOT NULL
);
