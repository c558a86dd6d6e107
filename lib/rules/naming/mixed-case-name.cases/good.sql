CREATE TABLE Invoice (Id bigint PRIMARY KEY);
CREATE TABLE invoice_line (id bigint PRIMARY KEY);
