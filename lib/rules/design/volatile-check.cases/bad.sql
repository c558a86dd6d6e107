CREATE TABLE voucher (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    expires_on date NOT NULL CHECK (expires_on > current_date)
);
