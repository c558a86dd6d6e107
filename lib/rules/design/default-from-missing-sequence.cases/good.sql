CREATE SEQUENCE orders_id_seq;

CREATE TABLE orders (
    id bigint NOT NULL DEFAULT nextval('public.orders_id_seq'::regclass),
    total numeric(12, 2) NOT NULL,
    PRIMARY KEY (id)
);
