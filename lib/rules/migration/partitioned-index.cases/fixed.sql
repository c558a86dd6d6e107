CREATE INDEX events_id_idx ON ONLY events (id);
CREATE INDEX CONCURRENTLY events_2030_id_idx ON public.events_2030 (id);
ALTER INDEX events_id_idx ATTACH PARTITION public.events_2030_id_idx;
CREATE INDEX CONCURRENTLY events_2031_id_idx ON public.events_2031 (id);
ALTER INDEX events_id_idx ATTACH PARTITION public.events_2031_id_idx;
