CREATE TABLE ticket (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    priority integer DEFAULT 3 NOT NULL, -- 1 burns
    closed_at timestamptz,
    created_at timestamptz NOT NULL
);
