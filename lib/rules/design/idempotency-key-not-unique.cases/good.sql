CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_no bigint NOT NULL,
    idempotency_key uuid NOT NULL,
    amount numeric(12, 2) NOT NULL,
    UNIQUE (account_no, idempotency_key)
);
