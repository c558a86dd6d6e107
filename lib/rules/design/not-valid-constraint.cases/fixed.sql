CREATE TABLE item (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    weight integer NOT NULL
);

ALTER TABLE item ADD CONSTRAINT item_weight_check CHECK (weight > 0);
