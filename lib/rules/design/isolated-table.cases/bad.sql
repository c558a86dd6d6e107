CREATE TABLE a_author (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE book (id bigint PRIMARY KEY, author_id bigint NOT NULL REFERENCES a_author (id));
CREATE TABLE review (id bigint PRIMARY KEY, book_id bigint NOT NULL REFERENCES book (id));
CREATE TABLE loan (id bigint PRIMARY KEY, book_id bigint NOT NULL REFERENCES book (id));
CREATE TABLE shelf (id bigint PRIMARY KEY, wing_id bigint NOT NULL, label text NOT NULL);
