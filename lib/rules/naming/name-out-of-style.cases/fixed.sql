CREATE TABLE "userAccounts" (
  id bigint PRIMARY KEY,
  "firstName" text NOT NULL,
  "lastName" text NOT NULL,
  "createdAt" timestamptz NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "deletedAt" timestamptz,
  "postalCode" text
);
