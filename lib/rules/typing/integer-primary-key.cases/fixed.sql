CREATE TABLE guest (
    id bigserial PRIMARY KEY
);

CREATE TABLE booking (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    guest_id bigint NOT NULL REFERENCES guest (id) -- who pays
);

CREATE INDEX booking_guest_id_idx ON booking (guest_id);
