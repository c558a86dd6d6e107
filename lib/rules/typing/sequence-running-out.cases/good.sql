CREATE TABLE click (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url text NOT NULL
);

CREATE TABLE visit (
    id bigserial PRIMARY KEY,
    page text NOT NULL
);
