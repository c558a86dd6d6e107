CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  active boolean NOT NULL DEFAULT true,
  has_invoices boolean NOT NULL DEFAULT false
);

CREATE VIEW active_accounts AS
  SELECT id FROM accounts WHERE active;
