CREATE TABLE invoice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    total money NOT NULL,
    currency varchar(3) NOT NULL
);
