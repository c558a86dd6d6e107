CREATE TABLE log_entry (
    id bigint PRIMARY KEY,
    at timestamptz NOT NULL
);

CREATE TABLE log_entry_old (
    PRIMARY KEY (id)
) INHERITS (log_entry);
