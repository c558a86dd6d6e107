CREATE TABLE reading (
    sensor_id bigint NOT NULL,
    taken_at timestamptz NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (sensor_id, taken_at)
) PARTITION BY RANGE (taken_at);
