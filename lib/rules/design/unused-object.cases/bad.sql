CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN postal_code AS text CHECK (VALUE <> '');
CREATE SEQUENCE ticket_no;

CREATE TABLE notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body text NOT NULL
);
