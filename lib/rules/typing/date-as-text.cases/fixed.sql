CREATE TABLE hire (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    birth_date date NOT NULL,
    signed_at timestamptz NOT NULL
);
