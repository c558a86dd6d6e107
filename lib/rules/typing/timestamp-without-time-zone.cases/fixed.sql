CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    left_at timestamp with time zone NOT NULL DEFAULT now(), -- from the depot
    seen_at timestamp(3) with time zone
);
