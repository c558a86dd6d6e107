CREATE TABLE hook (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body jsonb NOT NULL
);

CREATE INDEX idx_hook_body ON hook USING gin (body jsonb_path_ops);

CREATE VIEW failed_hook AS SELECT id FROM hook WHERE body @> '{"ok": false}';
