CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  is_not_active boolean NOT NULL DEFAULT false,
  not_verified boolean NOT NULL DEFAULT true,
  cannot_login boolean NOT NULL
);
