CREATE EXTENSION btree_gist;

CREATE TABLE product (id bigint PRIMARY KEY);

CREATE TABLE price (
    id bigint PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES product (id),
    valid_from date NOT NULL,
    valid_to date,
    EXCLUDE USING gist (product_id WITH =, (daterange(valid_from, valid_to)) WITH &&)
);
