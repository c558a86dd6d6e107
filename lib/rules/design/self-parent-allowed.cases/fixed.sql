CREATE TABLE employees (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    badge text NOT NULL UNIQUE,
    manager_id bigint REFERENCES employees (id),
    CHECK (manager_id <> id)
);
