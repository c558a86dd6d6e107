CREATE TABLE a (id bigint PRIMARY KEY, trace_id uuid NOT NULL);
CREATE TABLE b (id bigint PRIMARY KEY, trace_id uuid NOT NULL);
CREATE TABLE c (id bigint PRIMARY KEY, trace_id uuid NOT NULL);
CREATE TABLE d (id bigint PRIMARY KEY, trace_id uuid NOT NULL);
