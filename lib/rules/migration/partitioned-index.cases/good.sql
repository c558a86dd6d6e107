CREATE INDEX events_id_idx ON ONLY events (id);
CREATE INDEX CONCURRENTLY events_2030_id_idx ON events_2030 (id);
ALTER INDEX events_id_idx ATTACH PARTITION events_2030_id_idx;
CREATE INDEX CONCURRENTLY events_2030_day_idx ON events_2030 (happened);
CREATE INDEX CONCURRENTLY events_2031_day_idx ON events_2031 (happened);
CREATE INDEX events_day_idx ON events (happened);
