CREATE TABLE watched (
    table_name text PRIMARY KEY
);
