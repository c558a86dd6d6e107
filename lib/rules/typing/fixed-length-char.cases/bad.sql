CREATE TABLE airport (
    code char(4) PRIMARY KEY,
    name text NOT NULL
);
