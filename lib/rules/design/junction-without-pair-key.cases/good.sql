CREATE TABLE film (id bigint PRIMARY KEY);
CREATE TABLE actor (id bigint PRIMARY KEY);

CREATE TABLE film_actor (
    film_id bigint NOT NULL REFERENCES film (id),
    actor_id bigint NOT NULL REFERENCES actor (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (film_id, actor_id)
);
