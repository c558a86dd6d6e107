CREATE TABLE seats (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seat_no integer NOT NULL,
    rank integer NOT NULL,
    CONSTRAINT seats_no_key UNIQUE (seat_no),
    CONSTRAINT seats_rank_key UNIQUE (rank) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE bookings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seat_no integer NOT NULL REFERENCES seats (seat_no)
);
