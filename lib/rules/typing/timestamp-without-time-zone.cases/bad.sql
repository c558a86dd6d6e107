CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    left_at timestamp NOT NULL DEFAULT now(), -- from the depot
    seen_at timestamp(3) without time zone
);
