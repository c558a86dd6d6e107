CREATE TABLE products (
  id bigint PRIMARY KEY,
  unit_price varchar(20) NOT NULL,
  weight text DEFAULT '0',
  latitude text,
  longitude text
);
