CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  password_hash text NOT NULL,
  encrypted_password text DEFAULT '' NOT NULL,
  password_policy text NOT NULL DEFAULT 'strict'
);
