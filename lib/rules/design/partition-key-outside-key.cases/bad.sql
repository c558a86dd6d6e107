CREATE TABLE metric (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY RANGE (at);
