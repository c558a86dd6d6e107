CREATE TABLE lookup_values (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category text NOT NULL,
    code text NOT NULL,
    description text,
    UNIQUE (category, code)
);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status_code bigint NOT NULL REFERENCES lookup_values (id),
    country_code bigint NOT NULL REFERENCES lookup_values (id)
);
