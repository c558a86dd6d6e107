CREATE TABLE hook (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body jsonb NOT NULL
);

CREATE VIEW failed_hook AS SELECT id FROM hook WHERE body @> '{"ok": false}';
