CREATE EXTENSION pg_trgm;

CREATE TABLE articles (
  id bigint PRIMARY KEY,
  title text NOT NULL
);

GRANT SELECT ON articles TO anon;
ALTER TABLE articles ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON articles FOR SELECT TO anon USING (true);
