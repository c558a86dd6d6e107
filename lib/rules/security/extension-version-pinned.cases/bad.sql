CREATE EXTENSION pgcrypto VERSION '1.1';

CREATE TABLE tokens (
  id bigint PRIMARY KEY,
  digest bytea NOT NULL
);
