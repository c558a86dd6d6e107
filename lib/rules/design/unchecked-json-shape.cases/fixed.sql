CREATE TABLE accounts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    preferences jsonb NOT NULL DEFAULT '{}'::jsonb,
    history jsonb NOT NULL DEFAULT '[]',
    CHECK (jsonb_typeof(preferences) = 'object'),
    CHECK (jsonb_typeof(history) = 'array')
);
