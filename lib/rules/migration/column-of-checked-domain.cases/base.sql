CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN label AS text;
CREATE TABLE people (id bigint PRIMARY KEY);
