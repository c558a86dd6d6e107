ALTER TABLE events ADD CONSTRAINT events_fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
ALTER TABLE notes ADD CONSTRAINT notes_key UNIQUE (id);
