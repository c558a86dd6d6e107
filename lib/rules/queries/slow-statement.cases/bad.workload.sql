-- name: ReportOfYear, calls: 120, mean: 2400 ms
SELECT state, sum(total) FROM orders GROUP BY state;
