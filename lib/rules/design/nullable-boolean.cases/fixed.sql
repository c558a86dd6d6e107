CREATE TABLE feature (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    is_enabled boolean DEFAULT false NOT NULL,
    is_public boolean DEFAULT true NOT NULL
);
