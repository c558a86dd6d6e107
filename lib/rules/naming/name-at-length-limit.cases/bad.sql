CREATE TABLE shipment (id bigint PRIMARY KEY, weight numeric NOT NULL, warehouse_manager text NOT NULL);

CREATE INDEX index_shipment_on_weight_for_the_report_of_the_warehouse_manage ON shipment (weight, warehouse_manager);
