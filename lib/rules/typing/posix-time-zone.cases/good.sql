CREATE TABLE visits (
  id bigint PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now(),
  local_day timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
);

CREATE VIEW local_visits AS
  SELECT id, seen_at AT TIME ZONE 'Europe/Berlin' AS seen_locally, seen_at AT TIME ZONE INTERVAL '+02:00' AS fixed FROM visits;
