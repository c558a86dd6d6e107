CREATE TABLE note (
  id bigint PRIMARY KEY,
  author text NOT NULL,
  note_text text NOT NULL
);
