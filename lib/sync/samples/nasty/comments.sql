create table t ( -- head
  id int /* the id, with , comma */ primary key -- pk , here
  , /* before */ name text not null default 'a,b' -- name
  -- between
  , "Größe" numeric(10, 2) /* x */ check ("Größe" > 0) -- size
  /* last */
) -- tail
; -- after
comment on column t.name is 'it''s';
create index t_name on t (name); -- idx
