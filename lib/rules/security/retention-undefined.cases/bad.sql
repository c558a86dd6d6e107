CREATE TABLE customers (
  id bigint PRIMARY KEY,
  email text NOT NULL
);

CREATE TABLE access_log (
  id bigint PRIMARY KEY,
  path text NOT NULL,
  at timestamptz NOT NULL
);
