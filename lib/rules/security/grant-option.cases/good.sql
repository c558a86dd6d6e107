CREATE TABLE notice (id bigint PRIMARY KEY, body text NOT NULL);

GRANT SELECT ON notice TO reader;
