CREATE TABLE sale_2023 (
    id bigint PRIMARY KEY,
    sold_on date NOT NULL
);

CREATE TABLE sale_2024 (
    id bigint PRIMARY KEY,
    sold_on date NOT NULL
);
