CREATE TABLE visits (
  id bigint PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now(),
  local_day timestamp NOT NULL DEFAULT (now() AT TIME ZONE '+02:00')
);

CREATE VIEW local_visits AS
  SELECT id, seen_at AT TIME ZONE 'UTC+2' AS seen_locally FROM visits;
