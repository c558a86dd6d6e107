CREATE TABLE shop (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    phone1 text NOT NULL,
    phone2 text,
    phone3 text
);
