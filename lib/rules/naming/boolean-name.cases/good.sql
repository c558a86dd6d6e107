CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  is_active boolean NOT NULL DEFAULT true,
  has_invoices boolean NOT NULL DEFAULT false,
  vip_flag boolean NOT NULL DEFAULT false
);
