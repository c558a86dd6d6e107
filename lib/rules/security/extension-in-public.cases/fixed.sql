CREATE SCHEMA extensions;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA extensions;

CREATE TABLE articles (
  id bigint PRIMARY KEY,
  title text NOT NULL
);

GRANT SELECT ON articles TO anon;
ALTER TABLE articles ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON articles FOR SELECT TO anon USING (true);
