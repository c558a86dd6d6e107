CREATE TABLE invoices (
    issued_on date NOT NULL,
    total numeric(12, 2) NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (id)
);

CREATE TABLE invoice_lines (
    description text NOT NULL,
    invoice_id bigint NOT NULL REFERENCES invoices (id),
    line_no integer NOT NULL,
    PRIMARY KEY (invoice_id, line_no)
);
