CREATE SCHEMA auth;

CREATE TABLE auth.users (
  id uuid PRIMARY KEY,
  email text,
  account uuid UNIQUE
);

CREATE TABLE profiles (
  id uuid PRIMARY KEY REFERENCES auth.users (id),
  account uuid NOT NULL REFERENCES auth.users(id)
);

CREATE VIEW members AS
  SELECT u.id, u.email FROM auth.users u;

GRANT SELECT ON members TO authenticated;

ALTER VIEW members SET (security_invoker=true);
