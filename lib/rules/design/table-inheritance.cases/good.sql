CREATE TABLE log_entry (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE log_entry_old PARTITION OF log_entry FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
