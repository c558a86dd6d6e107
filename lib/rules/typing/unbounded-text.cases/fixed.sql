CREATE TABLE customers (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  city varchar NOT NULL,
  CHECK (char_length(name) <= 1000),
  CHECK (char_length(city) <= 1000)
);
