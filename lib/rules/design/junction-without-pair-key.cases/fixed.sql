CREATE TABLE film (id bigint PRIMARY KEY);
CREATE TABLE actor (id bigint PRIMARY KEY);

CREATE TABLE film_actor (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id bigint NOT NULL REFERENCES film (id),
    actor_id bigint NOT NULL REFERENCES actor (id),
    UNIQUE (film_id, actor_id)
);

CREATE INDEX film_actor_actor_id_idx ON film_actor (actor_id);
