CREATE TABLE scratch (id bigint, note text);
ALTER TABLE scratch DROP COLUMN note;
