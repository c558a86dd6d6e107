CREATE TABLE account (
    email text PRIMARY KEY,
    name text NOT NULL
);
