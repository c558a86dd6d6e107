CREATE TABLE orders (id integer PRIMARY KEY, number varchar(20), price numeric(10,2), net cidr);
