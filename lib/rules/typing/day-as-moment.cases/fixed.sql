CREATE TABLE employees (
  id bigint PRIMARY KEY,
  birth_date date,
  geburtsdatum date
);
