CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    due_on date NOT NULL,
    left_at timestamptz NOT NULL DEFAULT now()
);
