CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  is_active boolean NOT NULL DEFAULT true,
  verified boolean NOT NULL DEFAULT false,
  can_login boolean NOT NULL
);
