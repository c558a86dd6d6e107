CREATE TABLE watched (
    table_name regclass PRIMARY KEY
);
