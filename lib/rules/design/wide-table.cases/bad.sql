CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    a text, b text, c text, d text, e text, f text, g text, h text, i text, j text,
    k text, l text, m text, n text, o text, p text, q text, r text, s text, t text,
    u text, v text, w text, x text, y text, z text, aa text, ab text, ac text, ad text,
    ae text, af text, ag text, ah text, ai text, aj text, ak text, al text, am text, an text
);
