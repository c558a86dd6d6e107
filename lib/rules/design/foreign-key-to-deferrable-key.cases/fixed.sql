CREATE TABLE seats (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seat_no integer NOT NULL,
    CONSTRAINT seats_no_key UNIQUE (seat_no)
);

CREATE TABLE bookings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seat_no integer NOT NULL REFERENCES seats (seat_no)
);
