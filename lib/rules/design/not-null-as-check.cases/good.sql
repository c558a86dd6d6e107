CREATE TABLE member (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    phone text,
    email text,
    CONSTRAINT member_reachable CHECK (phone IS NOT NULL OR email IS NOT NULL)
);
