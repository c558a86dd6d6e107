CREATE TABLE room (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    is_free boolean NOT NULL DEFAULT true,
    is_clean boolean NOT NULL
);
