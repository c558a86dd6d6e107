CREATE TYPE task_status AS ENUM ('open', 'done');

CREATE TABLE task (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status task_status NOT NULL
);

CREATE INDEX task_status_idx ON task (status);
