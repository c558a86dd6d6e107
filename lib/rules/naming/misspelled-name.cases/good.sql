CREATE TABLE received_payments (
  id bigint PRIMARY KEY,
  address text NOT NULL,
  occurred_at timestamptz NOT NULL,
  http_referer text
);

CREATE TABLE adresse (
  id bigint PRIMARY KEY,
  commande text NOT NULL
);
