CREATE TABLE guest (
    id bigint PRIMARY KEY,
    a text NOT NULL, b text NOT NULL, c text NOT NULL, d text NOT NULL, e text NOT NULL
);

CREATE INDEX guest_a_idx ON guest (a);
CREATE INDEX guest_b_idx ON guest (b, c);
