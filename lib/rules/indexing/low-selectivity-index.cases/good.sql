CREATE TABLE task (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status text NOT NULL CHECK (status IN ('open', 'done'))
);

CREATE INDEX task_open_idx ON task (id) WHERE status <> 'done';
