CREATE TABLE people (id bigint PRIMARY KEY, name text, age integer);
