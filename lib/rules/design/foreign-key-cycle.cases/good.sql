CREATE TABLE team (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    captain_id bigint
);

CREATE TABLE player (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES team (id)
);

ALTER TABLE team ADD FOREIGN KEY (captain_id) REFERENCES player (id);
