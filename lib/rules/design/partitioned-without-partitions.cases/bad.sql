CREATE TABLE readings (
    sensor_no bigint NOT NULL,
    measured_on date NOT NULL,
    PRIMARY KEY (sensor_no, measured_on)
) PARTITION BY RANGE (measured_on);

CREATE TABLE readings_2024 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE visits (
    region text NOT NULL,
    visit_no bigint NOT NULL,
    PRIMARY KEY (region, visit_no)
) PARTITION BY LIST (region);
