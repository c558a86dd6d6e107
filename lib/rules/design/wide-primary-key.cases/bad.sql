CREATE TABLE shipment_stop (
    carrier text NOT NULL,
    vehicle text NOT NULL,
    service_day date NOT NULL,
    route text NOT NULL,
    stop_no integer NOT NULL,
    arrived_at timestamptz,
    PRIMARY KEY (carrier, vehicle, service_day, route, stop_no)
);
