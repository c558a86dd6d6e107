CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status text NOT NULL DEFAULT 'new' CHECK (status IN ('draft', 'placed', 'shipped')),
    channel character varying(10) NOT NULL DEFAULT 'Web'::character varying,
    quantity integer NOT NULL DEFAULT 0 CHECK (quantity > 0),
    CONSTRAINT channel_known CHECK (((channel)::text = ANY ((ARRAY['web'::character varying, 'shop'::character varying])::text[])))
);
