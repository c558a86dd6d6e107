CREATE TABLE product (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE product_attribute (
    product_id bigint NOT NULL REFERENCES product (id),
    attribute_name text NOT NULL,
    value text,
    PRIMARY KEY (product_id, attribute_name)
);
