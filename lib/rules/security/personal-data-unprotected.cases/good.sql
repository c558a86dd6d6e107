CREATE TABLE employee (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ssn_encrypted text NOT NULL,
    passport_number text
);

COMMENT ON COLUMN employee.passport_number IS 'class: confidential; column grants only';
