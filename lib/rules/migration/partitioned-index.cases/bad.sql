CREATE INDEX events_id_idx ON events (id);
