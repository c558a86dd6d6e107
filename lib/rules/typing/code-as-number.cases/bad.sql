CREATE TABLE contacts (
  id bigint PRIMARY KEY,
  phone bigint,
  zip_code integer NOT NULL,
  telefonnummer numeric
);
