CREATE TABLE room (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    is_free boolean NOT NULL DEFAULT true,
    has_seats_for integer
);
