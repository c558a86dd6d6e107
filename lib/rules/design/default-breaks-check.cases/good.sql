CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'placed', 'shipped')),
    channel character varying(10) NOT NULL DEFAULT 'web'::character varying,
    quantity integer NOT NULL DEFAULT 0 CHECK (quantity >= 0),
    rank integer NOT NULL DEFAULT 0 CHECK (rank > 0 OR status = 'draft'),
    CONSTRAINT channel_known CHECK (((channel)::text = ANY ((ARRAY['web'::character varying, 'shop'::character varying])::text[])))
);
