CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body text NOT NULL,
    is_deleted boolean GENERATED ALWAYS AS (deleted_at IS NOT NULL) STORED NOT NULL,
    deleted_at timestamptz,
    sent boolean GENERATED ALWAYS AS (sent_at IS NOT NULL) STORED NOT NULL,
    sent_at timestamptz
);
