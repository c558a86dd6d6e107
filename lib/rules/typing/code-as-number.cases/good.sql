CREATE TABLE contacts (
  id bigint PRIMARY KEY,
  phone text,
  zip_code text NOT NULL,
  phone_count integer NOT NULL,
  phone_id bigint
);
