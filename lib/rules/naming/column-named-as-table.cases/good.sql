CREATE TABLE note (
  id bigint PRIMARY KEY,
  author text NOT NULL,
  body text NOT NULL
);

-- A list of words.
CREATE TABLE currency (
  currency text PRIMARY KEY,
  symbol text NOT NULL,
  digits smallint NOT NULL
);
