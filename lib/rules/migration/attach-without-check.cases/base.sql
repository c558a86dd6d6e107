CREATE TABLE events (id bigint, happened date NOT NULL) PARTITION BY RANGE (happened);
CREATE TABLE events_2030 (id bigint, happened date NOT NULL);
CREATE TABLE events_2031 (
    id bigint, happened date NOT NULL,
    CONSTRAINT events_2031_bound CHECK (happened >= '2031-01-01' AND happened < '2032-01-01')
);
