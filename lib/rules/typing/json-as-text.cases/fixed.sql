CREATE TABLE hook (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body_json jsonb NOT NULL DEFAULT '{}'
);
