-- The shop. Everything here is written by hand.
create type order_status as enum ('new', 'paid', 'shipped'); -- grows

create table customers (
  id bigint generated always as identity primary key,
  email text not null unique, -- how we reach them
  -- the name on the parcel
  full_name varchar(120) not null default '',
  born date,
  vip boolean default false /* by hand */ not null,
  check (length(email) > 3)
);

create table orders (
  id serial primary key,
  customer_id bigint not null references customers (id) on delete cascade,
  status order_status not null default 'new',
  total numeric(10, 2) not null default 0 check (total >= 0),
  placed_at timestamptz not null default now(),
  notes text,
  constraint orders_once unique (customer_id, placed_at)
);

create index on orders (customer_id);
create index orders_open_idx on orders (status, placed_at desc) where status <> 'shipped';

create table order_lines (
  order_id integer not null,
  line_no smallint not null,
  sku text not null,
  quantity integer not null default 1,
  price numeric(10, 2) not null,
  amount numeric(12, 2) generated always as (quantity * price) stored,
  primary key (order_id, line_no),
  foreign key (order_id) references orders (id)
);

comment on table customers is 'Who buys';
comment on column customers.email is 'Unique, lower case';

create view open_orders as
  select o.id, c.email, o.total, status
  from orders o
  join customers c on c.id = o.customer_id
  where o.status <> 'shipped';

create view big_spenders (email, spent) as
  select email, sum(total) from customers join orders on orders.customer_id = customers.id group by email;

create function touch() returns trigger language plpgsql as $$
begin
  update customers set vip = true where id = new.customer_id;
  return new;
end
$$;

create trigger orders_touch after insert on orders for each row execute function touch();

alter table customers enable row level security;
create policy own_rows on customers using (email = current_user);

insert into customers (email, full_name) values ('a@example.org', 'A');
