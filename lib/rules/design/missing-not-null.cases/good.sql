CREATE TABLE ticket (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    priority integer NOT NULL DEFAULT 3,
    closed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
