CREATE TABLE visits (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page text NOT NULL,
    seen_at timestamptz NOT NULL,
    noted_at timestamptz DEFAULT now()
);
CREATE INDEX visits_day_idx ON visits (((seen_at AT TIME ZONE 'UTC')::date));
CREATE INDEX visits_recent_idx ON visits (page);
