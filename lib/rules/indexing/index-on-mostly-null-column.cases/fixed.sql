CREATE TABLE job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    failed_at timestamptz
);

CREATE INDEX job_failed_at_idx ON job (failed_at) WHERE (failed_at IS NOT NULL);
