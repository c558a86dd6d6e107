CREATE TABLE job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    done boolean NOT NULL DEFAULT false
);

CREATE INDEX job_done_idx ON job (id) WHERE (done);
