CREATE TABLE room (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    is_free char(1) NOT NULL DEFAULT 'Y',
    is_clean smallint NOT NULL
);
