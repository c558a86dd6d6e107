CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY,
    issued_on date NOT NULL,
    total numeric(12, 2) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE invoice_lines (
    invoice_id bigint NOT NULL REFERENCES invoices (id),
    line_no integer NOT NULL,
    description text NOT NULL,
    PRIMARY KEY (invoice_id, line_no)
);
