CREATE TABLE readings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    value numeric NOT NULL
);
COMMENT ON COLUMN readings.value IS 'Degrees Celsius';
