CREATE TABLE visits (
    region text NOT NULL,
    visit_no bigint NOT NULL,
    PRIMARY KEY (region, visit_no)
) PARTITION BY LIST (region);

CREATE TABLE visits_north PARTITION OF visits FOR VALUES IN ('north');
