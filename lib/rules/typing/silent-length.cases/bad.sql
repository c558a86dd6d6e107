CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  paid bit NOT NULL,
  total_amount numeric(12) NOT NULL
);
