CREATE TABLE orders (
  id bigint PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  paid_at timestamptz,
  packed_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  returned_at timestamptz,
  refunded_at timestamptz,
  archived_at timestamptz
);

CREATE TABLE visits (
  id bigint PRIMARY KEY,
  start_date timestamptz NOT NULL
);
