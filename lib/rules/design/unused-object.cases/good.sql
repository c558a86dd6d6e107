CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE unrelated_mood AS ENUM ('sad', 'ok');
CREATE DOMAIN postal_code AS text CHECK (VALUE <> '');
CREATE SEQUENCE ticket_no;

CREATE TABLE notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    felt mood NOT NULL,
    place postal_code NOT NULL,
    ticket bigint NOT NULL DEFAULT nextval('ticket_no')
);

CREATE FUNCTION feel(felt unrelated_mood) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT felt::text $$;
