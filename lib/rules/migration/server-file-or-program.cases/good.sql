COPY prices (sku, price) FROM stdin;
A	1.00
\.
