COPY prices FROM PROGRAM 'curl https://example.com/prices.csv' WITH (FORMAT csv);
COPY prices FROM '/tmp/prices.csv' WITH (FORMAT csv);
