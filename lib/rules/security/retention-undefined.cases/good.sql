CREATE TABLE customers (
  id bigint PRIMARY KEY,
  email text NOT NULL,
  deleted_at timestamptz
);

CREATE TABLE access_log (
  id bigint PRIMARY KEY,
  path text NOT NULL,
  at timestamptz NOT NULL
);

COMMENT ON TABLE access_log IS 'Retention: 90 days, by the nightly job';

CREATE TABLE products (
  id bigint PRIMARY KEY,
  title text NOT NULL
);
