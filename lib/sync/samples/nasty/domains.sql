create domain email as text check (value like '%@%');
create type addr as (street text, zip int);
create sequence s1 start 5;
create table "User" (id int default nextval('s1') not null, mail email not null unique, addr addr, "select" int constraint "my ck" check ("select" > 1) constraint "uq x" unique, primary key (id));
alter sequence s1 owned by "User".id;
create table o (user_id int not null constraint fk_u references "User" on delete cascade deferrable, amount money, primary key (user_id, amount));
alter table only o add constraint pos check (amount > 0::money) not valid, alter amount set default 0, alter column amount type numeric using amount::numeric;
alter table o validate constraint pos;
create policy pp on o for select using (user_id = 1);
create unique index concurrently if not exists o_a on o using btree (amount desc nulls last) where amount > 10;
create materialized view mv as select mail, count(*) as n from "User" group by mail;
create unique index mv_mail on mv (mail);
create function f() returns trigger language plpgsql as $$ begin new.mail := lower(new.mail); return new; end $$;
create trigger tr before update of mail on "User" for each row when (old.mail is distinct from new.mail) execute function f()