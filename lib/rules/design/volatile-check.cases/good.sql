CREATE TABLE voucher (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    issued_on date NOT NULL,
    expires_on date NOT NULL,
    CHECK (expires_on > issued_on)
);
