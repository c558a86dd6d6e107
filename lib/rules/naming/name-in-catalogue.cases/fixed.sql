CREATE TABLE users (
  id bigint PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE single_row (
  dummy text NOT NULL PRIMARY KEY
);
