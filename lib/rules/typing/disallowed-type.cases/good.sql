CREATE TABLE counters (
  id bigint PRIMARY KEY,
  hits bigint NOT NULL,
  pages integer[] NOT NULL
);
