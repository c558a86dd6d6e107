create schema s1; create schema "S 2";
create table s1.t (id int primary key, a text);
create table "S 2".t (id int primary key, a text references s1.t2 (k), t_id int references s1.t);
create table s1.t2 (k text primary key);
create table t (id int, a text, constraint pk primary key (id));
create view v as select t.a, u.id from s1.t join "S 2".t u on u.t_id = t.id;
create index on "S 2".t (a);
create type s1.mood as enum ('x', 'y'); create type mood as enum ('x', 'z');
alter table t add m mood default 'x', add n s1.mood default 'y';
