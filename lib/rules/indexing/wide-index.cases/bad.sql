CREATE TABLE fact (
    id bigint PRIMARY KEY,
    a int NOT NULL, b int NOT NULL, c int NOT NULL, d int NOT NULL, e int NOT NULL, f int NOT NULL
);

CREATE INDEX fact_all_idx ON fact (a, b, c, d, e, f);
