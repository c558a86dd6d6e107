CREATE TABLE fact (id bigint PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int NOT NULL);

CREATE INDEX fact_abc_idx ON fact (a, b, c);
