CREATE DOMAIN short_text AS text;

CREATE TABLE films (
  id bigint PRIMARY KEY,
  title short_text,
  release_year integer CHECK (release_year >= 1901)
);
