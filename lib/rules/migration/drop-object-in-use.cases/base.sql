CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE unused AS ENUM ('a');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
