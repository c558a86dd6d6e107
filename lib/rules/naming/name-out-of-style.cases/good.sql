CREATE TABLE "userAccounts" (
  id bigint PRIMARY KEY,
  "firstName" text NOT NULL,
  "lastName" text NOT NULL,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "postalCode" text
);

-- Migration tools name what is theirs as they like.
CREATE TABLE schema_migrations (
  schema_version text PRIMARY KEY
);
