CREATE TABLE seat (
    hall integer NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (hall, number)
);

CREATE TABLE ticket (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hall integer,
    number integer,
    CONSTRAINT ticket_seat_fkey FOREIGN KEY (hall, number) REFERENCES seat(hall, number) MATCH FULL
);
