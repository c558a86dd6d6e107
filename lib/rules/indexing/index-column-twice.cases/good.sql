CREATE TABLE booking (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room_id bigint NOT NULL,
    code text NOT NULL,
    starts_at timestamptz NOT NULL
);

CREATE INDEX booking_room_idx ON booking (room_id, starts_at);
-- One for equality and order, the other for searches by the beginning.
CREATE INDEX booking_code_idx ON booking (code, code text_pattern_ops);
CREATE INDEX booking_lower_idx ON booking (lower(code), code);
