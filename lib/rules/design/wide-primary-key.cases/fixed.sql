CREATE TABLE shipment_stop (
    id bigint GENERATED ALWAYS AS IDENTITY,
    carrier text NOT NULL,
    vehicle text NOT NULL,
    service_day date NOT NULL,
    route text NOT NULL,
    stop_no integer NOT NULL,
    arrived_at timestamptz,
    PRIMARY KEY (id),
    UNIQUE (carrier, vehicle, service_day, route, stop_no)
);
