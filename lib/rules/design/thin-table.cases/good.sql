CREATE TABLE notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body text NOT NULL
);

CREATE TABLE iso_country (
    code text PRIMARY KEY
);
