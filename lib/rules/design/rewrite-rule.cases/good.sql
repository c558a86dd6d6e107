CREATE TABLE memo (id bigint PRIMARY KEY, body text NOT NULL);
