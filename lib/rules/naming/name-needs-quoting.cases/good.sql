CREATE TABLE straße (id bigint PRIMARY KEY, house_number text NOT NULL);
