CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    issued_on date NOT NULL
);

CREATE TABLE invoice_lines (
    line_no integer NOT NULL,
    invoice_id bigint NOT NULL REFERENCES invoices (id),
    description text NOT NULL,
    PRIMARY KEY (invoice_id, line_no)
);
