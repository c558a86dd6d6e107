CREATE TABLE users (
  id bigint PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE pgp_keys (
  id bigint PRIMARY KEY,
  armored text NOT NULL
);
