SET search_path TO app, public;

CREATE SCHEMA app;

CREATE TABLE teams
  ( id      uuid NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY -- never reused
  , name    text NOT NULL
  , "Owner" text
  , parent  uuid REFERENCES teams (id)
  );

CREATE TABLE members
  ( team_id uuid NOT NULL
  , user_no integer NOT NULL
  , joined  date   -- local time
  , role    text COLLATE "C" NOT NULL
  , CONSTRAINT members_pk PRIMARY KEY (team_id, user_no)
  , CONSTRAINT members_team_fk FOREIGN KEY (team_id) REFERENCES teams (id) ON UPDATE CASCADE ON DELETE RESTRICT
  , CONSTRAINT members_role_ck CHECK (role IN ('admin', 'guest'))
  );

CREATE UNIQUE INDEX members_role_uq ON members (team_id, lower(role)) INCLUDE (joined);
CREATE TABLE audit (at timestamptz NOT NULL, what text, who integer);
