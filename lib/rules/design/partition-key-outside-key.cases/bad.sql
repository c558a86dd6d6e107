CREATE TABLE metric (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY RANGE (at);

CREATE TABLE visit (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE UNIQUE INDEX visit_id_idx ON visit (id);
