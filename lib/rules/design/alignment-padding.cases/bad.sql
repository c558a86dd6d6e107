CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    is_manual boolean NOT NULL,
    happened_at timestamptz NOT NULL,
    is_seen boolean NOT NULL,
    account_no bigint NOT NULL,
    note text NOT NULL,
    rank smallint NOT NULL
);
