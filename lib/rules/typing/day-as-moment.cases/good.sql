CREATE TABLE employees (
  id bigint PRIMARY KEY,
  birth_date date,
  hired_at timestamptz,
  order_date timestamptz
);
