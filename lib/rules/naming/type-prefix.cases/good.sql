CREATE TABLE tablet (id bigint PRIMARY KEY);
