CREATE TABLE products (
  id bigint PRIMARY KEY,
  unit_price varchar(20) NOT NULL,
  weight numeric DEFAULT 0,
  latitude numeric,
  longitude numeric
);
