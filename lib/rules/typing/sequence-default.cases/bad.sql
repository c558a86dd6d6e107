CREATE TABLE receipt (
    id bigint NOT NULL,
    total numeric NOT NULL
);

CREATE SEQUENCE receipt_id_seq START WITH 1;

ALTER SEQUENCE receipt_id_seq OWNED BY receipt.id;

ALTER TABLE ONLY receipt ALTER COLUMN id SET DEFAULT nextval('receipt_id_seq'::regclass);

ALTER TABLE ONLY receipt ADD CONSTRAINT receipt_pkey PRIMARY KEY (id);
