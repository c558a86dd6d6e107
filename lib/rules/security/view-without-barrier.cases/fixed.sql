CREATE TABLE payslips (
  id bigint PRIMARY KEY,
  person text NOT NULL,
  amount numeric(12, 2) NOT NULL
);

CREATE VIEW my_payslips AS
  SELECT id, amount FROM payslips WHERE person = current_user;

ALTER VIEW my_payslips SET (security_barrier=true);
