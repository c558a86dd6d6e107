CREATE TABLE patients (
  id bigint PRIMARY KEY,
  diagnosis text,
  religion text
);
