CREATE TABLE sensor (
    -- printed on the case
    label text NOT NULL,
    room text NOT NULL
);

CREATE TABLE country (
    code text NOT NULL UNIQUE,
    name text NOT NULL
);
