CREATE TABLE invoices (
  id bigint PRIMARY KEY,
  paid boolean NOT NULL,
  total_amount numeric(12, 2) NOT NULL,
  total_count numeric(12) NOT NULL,
  yen_amount numeric(12, 0) NOT NULL
);
