CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  is_active boolean NOT NULL DEFAULT true,
  has_invoices boolean NOT NULL DEFAULT false
);

CREATE VIEW active_accounts AS
  SELECT id FROM accounts WHERE is_active;
