CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    email_old text
);

CREATE TABLE users_bak (
    id bigint PRIMARY KEY,
    email text NOT NULL
);
