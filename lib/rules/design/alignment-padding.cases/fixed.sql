CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL,
    account_no bigint NOT NULL,
    rank smallint NOT NULL,
    is_manual boolean NOT NULL,
    is_seen boolean NOT NULL,
    note text NOT NULL
);
