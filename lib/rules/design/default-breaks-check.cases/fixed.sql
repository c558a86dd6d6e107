CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status text NOT NULL CHECK (status IN ('draft', 'placed', 'shipped')),
    channel character varying(10) NOT NULL DEFAULT 'web',
    quantity integer NOT NULL CHECK (quantity > 0),
    CONSTRAINT channel_known CHECK (((channel)::text = ANY ((ARRAY['web'::character varying, 'shop'::character varying])::text[])))
);
