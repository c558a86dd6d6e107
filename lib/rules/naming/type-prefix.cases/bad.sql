CREATE TABLE tbl_customer (id bigint PRIMARY KEY);
