CREATE TABLE queue_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
) WITH (autovacuum_enabled = false);

ALTER TABLE queue_entry RESET (autovacuum_enabled);
