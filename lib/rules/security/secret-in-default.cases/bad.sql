CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  password_hash text NOT NULL DEFAULT '$2b$10$abcdefghijklmnopqrstuv',
  encrypted_api_key text DEFAULT 'changeme'
);
