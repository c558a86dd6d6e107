CREATE TABLE hire (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    birth_date varchar(10) NOT NULL,
    signed_at text NOT NULL
);
