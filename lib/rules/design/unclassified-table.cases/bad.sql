CREATE TABLE patients (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    full_name text NOT NULL
);
COMMENT ON TABLE patients IS 'Who was ever treated here';
