CREATE TABLE received_payments (
  id bigint PRIMARY KEY,
  address text NOT NULL,
  occurred_at timestamptz NOT NULL
);
