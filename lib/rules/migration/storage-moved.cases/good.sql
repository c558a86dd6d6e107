CREATE TABLE archive (id bigint) TABLESPACE slow;
