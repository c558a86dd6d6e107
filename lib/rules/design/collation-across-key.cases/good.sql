CREATE TABLE countries (
    code text COLLATE "C" PRIMARY KEY,
    name text COLLATE "POSIX" NOT NULL
);

CREATE TABLE cities (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    country_code text COLLATE "C" NOT NULL REFERENCES countries (code)
);
