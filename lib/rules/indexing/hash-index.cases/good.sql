CREATE TABLE link (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number bigint NOT NULL
);

CREATE INDEX link_number_idx ON link (number);
