CREATE TABLE contacts (
  id bigint PRIMARY KEY,
  phone text,
  zip_code text NOT NULL,
  telefonnummer text
);
