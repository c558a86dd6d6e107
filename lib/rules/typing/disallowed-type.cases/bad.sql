CREATE TABLE counters (
  id bigint PRIMARY KEY,
  hits integer NOT NULL,
  page xml
);
