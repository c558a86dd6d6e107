CREATE TABLE subscriber (
    phone_number text PRIMARY KEY,
    name text NOT NULL
);
