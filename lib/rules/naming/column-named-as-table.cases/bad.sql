CREATE TABLE note (
  id bigint PRIMARY KEY,
  author text NOT NULL,
  note text NOT NULL
);
