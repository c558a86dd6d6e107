CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users (id),
    token_hash bytea NOT NULL,
    valid_until timestamptz NOT NULL
);

CREATE TABLE device_tokens (
    id uuid PRIMARY KEY,
    token text NOT NULL
);
