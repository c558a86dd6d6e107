CREATE TABLE feature (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    is_enabled boolean NOT NULL DEFAULT false
);
