CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  password_hash text NOT NULL,
  encrypted_api_key text
);
