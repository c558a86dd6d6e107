CREATE TABLE shop (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    address_line1 text NOT NULL,
    address_line2 text,
    address_line3 text,
    sha256 bytea NOT NULL
);
