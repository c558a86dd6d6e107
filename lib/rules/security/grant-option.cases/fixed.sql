CREATE TABLE notice (id bigint PRIMARY KEY, body text NOT NULL);

GRANT SELECT ON notice TO reader WITH GRANT OPTION;

REVOKE SELECT ON TABLE notice FROM reader;

GRANT SELECT ON TABLE notice TO reader;
