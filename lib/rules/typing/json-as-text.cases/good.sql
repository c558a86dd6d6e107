CREATE TABLE hook (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body jsonb NOT NULL,
    json_path text NOT NULL
);
