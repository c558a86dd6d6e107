CREATE TABLE invoice (id bigint PRIMARY KEY);
CREATE TABLE payment (id bigint PRIMARY KEY);
CREATE TABLE refund (id bigint PRIMARY KEY);
CREATE TABLE dunning_letter (
    id bigint PRIMARY KEY,
    sent_at date NOT NULL
);
