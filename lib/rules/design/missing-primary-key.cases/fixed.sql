CREATE TABLE sensor (
    -- printed on the case
    id bigint GENERATED ALWAYS AS IDENTITY,
    label text NOT NULL,
    room text NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE country (
    code text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (code)
);
