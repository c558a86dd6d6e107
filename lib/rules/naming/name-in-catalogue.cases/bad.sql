CREATE TABLE pg_user (
  id bigint PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE dual (
  dummy text NOT NULL PRIMARY KEY
);
