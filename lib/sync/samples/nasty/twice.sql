create table if not exists t (id int primary key, a text);
create table if not exists t (id int primary key, a text, b int);
create temp table tt (id int, a text) on commit drop;
create table p (id int, at date not null, v text) partition by range (at);
create table p1 partition of p (v default 'x') for values from ('2020-01-01') to ('2021-01-01');
create table c (extra int) inherits (t);
alter table t add b int, drop constraint t_pkey, add primary key (a);
