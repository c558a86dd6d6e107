CREATE TABLE products (
  id bigint PRIMARY KEY,
  unit_price numeric(12, 2) NOT NULL,
  weight_unit text NOT NULL,
  length_text text,
  total_label varchar(20)
);
