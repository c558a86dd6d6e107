CREATE TABLE customers (
  id bigint PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) <= 200),
  city varchar(100) NOT NULL,
  rank text NOT NULL CHECK (rank IN ('gold', 'silver')),
  code char(4) NOT NULL
);
