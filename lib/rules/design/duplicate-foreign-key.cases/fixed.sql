CREATE TABLE city (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

CREATE TABLE flight (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city_id bigint NOT NULL REFERENCES city (id)
);

CREATE INDEX flight_city_id_idx ON flight (city_id);

