CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body text NOT NULL,
    deleted_at timestamptz,
    is_active boolean NOT NULL DEFAULT true,
    active_at timestamptz,
    sent boolean GENERATED ALWAYS AS (sent_at IS NOT NULL) STORED,
    sent_at timestamptz
);
