CREATE TABLE currency (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL,
    UNIQUE (code)
);

CREATE TABLE price (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    currency_code text NOT NULL REFERENCES currency (code)
);
