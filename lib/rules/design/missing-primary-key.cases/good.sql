CREATE TABLE sensor (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label text NOT NULL
);

CREATE TABLE reading (
    sensor_id bigint NOT NULL REFERENCES sensor (id),
    taken_at timestamptz NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (sensor_id, taken_at)
);
