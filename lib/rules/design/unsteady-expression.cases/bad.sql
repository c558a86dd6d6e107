CREATE TABLE visits (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page text NOT NULL,
    seen_at timestamptz NOT NULL,
    noted_at timestamptz GENERATED ALWAYS AS (now()) STORED
);
CREATE INDEX visits_day_idx ON visits ((seen_at::date));
CREATE INDEX visits_recent_idx ON visits (page) WHERE seen_at > now() - interval '7 days';
