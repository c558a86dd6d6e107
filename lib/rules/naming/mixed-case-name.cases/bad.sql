CREATE TABLE invoice (id bigint PRIMARY KEY);
CREATE TABLE payment (id bigint PRIMARY KEY);
CREATE TABLE refund (id bigint PRIMARY KEY);
CREATE TABLE "dunningLetter" (
    id bigint PRIMARY KEY,
    "sentAt" date NOT NULL
);
