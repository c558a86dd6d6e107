CREATE SCHEMA auth;

CREATE TABLE auth.users (
  id uuid PRIMARY KEY,
  email text,
  account uuid UNIQUE
);

CREATE TABLE profiles (
  id uuid PRIMARY KEY REFERENCES auth.users (id),
  nickname text NOT NULL
);

CREATE VIEW members WITH (security_invoker = true) AS
  SELECT p.id, p.nickname FROM profiles p;

GRANT SELECT ON members TO authenticated;
