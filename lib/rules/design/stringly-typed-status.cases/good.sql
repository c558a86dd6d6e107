CREATE TABLE parcel (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'sent', 'lost')),
    content_type text NOT NULL
);

CREATE TABLE branch (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city text NOT NULL,
    state text
);
