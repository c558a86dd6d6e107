CREATE TABLE readings (
    sensor_no bigint NOT NULL,
    measured_on date NOT NULL,
    PRIMARY KEY (sensor_no, measured_on)
) PARTITION BY RANGE (measured_on);

CREATE TABLE readings_2024_01 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2024-02-02');
ALTER TABLE readings DETACH PARTITION readings_2024_01;
ALTER TABLE readings ATTACH PARTITION readings_2024_01 FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE readings_2024_02 PARTITION OF readings FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
