CREATE TABLE queue_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
) WITH (autovacuum_vacuum_scale_factor = 0.01);
