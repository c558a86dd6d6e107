CREATE TABLE stock (id bigint PRIMARY KEY, a int NOT NULL, b int NOT NULL);

CREATE INDEX stock_a_idx ON stock (a);
CREATE INDEX stock_b_idx ON stock (b);
