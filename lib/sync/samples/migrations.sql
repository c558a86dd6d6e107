-- 0001
CREATE TABLE accounts (id int, mail text);
ALTER TABLE accounts ADD COLUMN created timestamp;
ALTER TABLE accounts ALTER COLUMN id SET NOT NULL, ADD PRIMARY KEY (id);
-- 0002
ALTER TABLE accounts ALTER COLUMN created TYPE timestamptz USING created AT TIME ZONE 'UTC';
ALTER TABLE accounts ALTER COLUMN created SET DEFAULT now();
ALTER TABLE accounts RENAME COLUMN mail TO email;
ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
-- 0003
CREATE TABLE sessions (token text PRIMARY KEY, account int REFERENCES accounts, seen timestamptz);
ALTER TABLE sessions RENAME TO logins;
ALTER TABLE logins ALTER account SET NOT NULL;
CREATE INDEX logins_account ON logins (account);
ALTER TABLE logins DROP COLUMN seen;
CREATE TYPE plan AS ENUM ('free', 'pro');
ALTER TYPE plan ADD VALUE 'team' BEFORE 'pro';
ALTER TABLE accounts ADD COLUMN plan plan DEFAULT 'free'::plan NOT NULL;
