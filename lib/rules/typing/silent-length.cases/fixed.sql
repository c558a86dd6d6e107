CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  paid boolean NOT NULL,
  total_amount numeric(14,2) NOT NULL
);
