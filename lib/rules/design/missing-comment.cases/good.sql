CREATE TABLE readings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    value numeric NOT NULL
);
COMMENT ON TABLE readings IS 'What a sensor measured, one row each minute';
COMMENT ON COLUMN readings.id IS 'In the order of arrival';
COMMENT ON COLUMN readings.value IS 'Degrees Celsius';
