CREATE TABLE subscriptions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan text NOT NULL,
    started_on date NOT NULL DEFAULT CURRENT_DATE,
    cancelled_on date,
    keeps_until date NOT NULL DEFAULT '9999-12-31'
);
