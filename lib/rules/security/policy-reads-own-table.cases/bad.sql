CREATE TABLE members (
  team_id bigint NOT NULL,
  person text NOT NULL,
  PRIMARY KEY (team_id, person)
);

ALTER TABLE members ENABLE ROW LEVEL SECURITY;

CREATE POLICY of_my_teams ON members FOR SELECT
  USING (team_id IN (SELECT m.team_id FROM members m WHERE m.person = current_user));
