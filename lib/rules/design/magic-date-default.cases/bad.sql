CREATE TABLE subscriptions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan text NOT NULL,
    started_on date NOT NULL,
    cancelled_on date NOT NULL DEFAULT '0000-00-00',
    paused_at timestamp with time zone DEFAULT '1970-01-01 00:00:00+00'
);
