CREATE TABLE visits (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page text NOT NULL,
    seen_at timestamptz NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT now(),
    seen_on date GENERATED ALWAYS AS ((seen_at AT TIME ZONE 'UTC')::date) STORED
);
CREATE INDEX visits_day_idx ON visits (((seen_at AT TIME ZONE 'UTC')::date));
CREATE INDEX visits_page_idx ON visits (lower(page)) WHERE page <> '';
