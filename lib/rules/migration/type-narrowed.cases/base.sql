CREATE TABLE orders (id bigint PRIMARY KEY, number varchar(40), price numeric(10,2), placed_at timestamptz);
