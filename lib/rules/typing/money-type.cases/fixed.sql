CREATE TABLE invoice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    total numeric(19,4) NOT NULL,
    currency varchar(3) NOT NULL
);
