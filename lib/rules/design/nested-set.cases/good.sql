CREATE TABLE categories (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    lft integer NOT NULL,
    rgt integer NOT NULL,
    CHECK (lft < rgt)
);
