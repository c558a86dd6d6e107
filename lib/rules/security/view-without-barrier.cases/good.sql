CREATE TABLE payslips (
  id bigint PRIMARY KEY,
  person text NOT NULL,
  amount numeric(12, 2) NOT NULL
);

CREATE VIEW my_payslips WITH (security_barrier = true) AS
  SELECT id, amount FROM payslips WHERE person = current_user;

CREATE VIEW whoami AS
  SELECT id, current_user AS me FROM payslips WHERE amount > 0;
