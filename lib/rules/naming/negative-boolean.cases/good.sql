CREATE TABLE accounts (
  id bigint PRIMARY KEY,
  is_active boolean NOT NULL DEFAULT true,
  disabled boolean NOT NULL DEFAULT false,
  no_show boolean NOT NULL DEFAULT false,
  non_profit boolean NOT NULL,
  not_before timestamptz
);
