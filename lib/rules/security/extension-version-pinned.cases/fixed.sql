CREATE EXTENSION IF NOT EXISTS pgcrypto;

CREATE TABLE tokens (
  id bigint PRIMARY KEY,
  digest bytea NOT NULL
);
