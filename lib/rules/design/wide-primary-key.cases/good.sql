CREATE TABLE shipment_stop (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vehicle text NOT NULL,
    route text NOT NULL,
    stop_no integer NOT NULL,
    arrived_at timestamptz,
    UNIQUE (vehicle, route, stop_no)
);
