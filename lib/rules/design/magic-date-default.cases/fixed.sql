CREATE TABLE subscriptions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan text NOT NULL,
    started_on date NOT NULL,
    cancelled_on date,
    paused_at timestamp with time zone
);
