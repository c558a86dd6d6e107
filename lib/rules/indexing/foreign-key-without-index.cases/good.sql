CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE purchase (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customer (id),
    gift_for_id bigint REFERENCES customer (id)
);

CREATE INDEX purchase_customer_id_idx ON purchase (customer_id, id);
CREATE INDEX purchase_gift_for_id_idx ON purchase (gift_for_id) WHERE gift_for_id IS NOT NULL;
