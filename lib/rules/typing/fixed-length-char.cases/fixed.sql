CREATE TABLE airport (
    code varchar(4) PRIMARY KEY,
    name text NOT NULL
);
