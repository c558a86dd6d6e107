CREATE TABLE contact (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text,
    phone text,
    street text,
    city text
);
