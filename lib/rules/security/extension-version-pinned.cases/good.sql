CREATE EXTENSION pgcrypto;
CREATE EXTENSION hstore VERSION '1.8';

CREATE TABLE tokens (
  id bigint PRIMARY KEY,
  digest bytea NOT NULL
);
