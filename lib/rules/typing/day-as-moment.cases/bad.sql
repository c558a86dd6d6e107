CREATE TABLE employees (
  id bigint PRIMARY KEY,
  birth_date timestamptz,
  geburtsdatum timestamp
);
