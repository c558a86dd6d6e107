ALTER TABLE notes ADD CONSTRAINT notes_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
