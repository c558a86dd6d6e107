CREATE TABLE booking (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room_id bigint NOT NULL,
    starts_at timestamptz NOT NULL,
    seats integer NOT NULL
);

CREATE INDEX booking_room_idx ON booking (room_id, starts_at, room_id);
CREATE INDEX booking_start_idx ON booking (starts_at DESC) INCLUDE (seats, starts_at);
