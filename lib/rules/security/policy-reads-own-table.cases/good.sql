CREATE TABLE members (
  team_id bigint NOT NULL,
  person text NOT NULL,
  PRIMARY KEY (team_id, person)
);

CREATE TABLE posts (
  id bigint PRIMARY KEY,
  team_id bigint NOT NULL
);

ALTER TABLE members ENABLE ROW LEVEL SECURITY;
ALTER TABLE posts ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON members FOR SELECT USING (person = current_user);
CREATE POLICY of_my_teams ON posts FOR SELECT
  USING (team_id IN (SELECT m.team_id FROM members m WHERE m.person = current_user));
