CREATE TABLE guest (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) <= 200),
    country_code varchar(2) NOT NULL
);
