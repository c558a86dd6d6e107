CREATE TABLE public.orders (id bigint PRIMARY KEY);
CREATE INDEX orders_id_idx ON public.orders (id);
DROP TABLE public.legacy_orders, archive.orders;
