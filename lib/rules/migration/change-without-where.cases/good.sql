UPDATE orders SET state = 'new' WHERE state IS NULL;
CREATE TABLE staging (id bigint);
DELETE FROM staging;
