CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE
);

CREATE TABLE old_testament_verses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verse text NOT NULL
);
