CREATE TABLE queue_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
) WITH (autovacuum_enabled = false);
