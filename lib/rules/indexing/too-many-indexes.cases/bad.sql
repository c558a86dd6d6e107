CREATE TABLE stock (
    id bigint PRIMARY KEY,
    a int NOT NULL, b int NOT NULL, c int NOT NULL, d int NOT NULL, e int NOT NULL
);

CREATE INDEX i01 ON stock (a, b);
CREATE INDEX i02 ON stock (a, c);
CREATE INDEX i03 ON stock (a, d);
CREATE INDEX i04 ON stock (a, e);
CREATE INDEX i05 ON stock (b, a);
CREATE INDEX i06 ON stock (b, c);
CREATE INDEX i07 ON stock (b, d);
CREATE INDEX i08 ON stock (b, e);
CREATE INDEX i09 ON stock (c, a);
CREATE INDEX i10 ON stock (c, b);
CREATE INDEX i11 ON stock (c, d);
CREATE INDEX i12 ON stock (c, e);
CREATE INDEX i13 ON stock (d, a);
