-- The three busiest hours of each counter and year.
SELECT counter_id, year(hour) AS year, hour, bikes, array_max(transform(by_lane, x -> x.bikes)) AS busiest_lane
FROM int_hours
QUALIFY dense_rank() OVER (PARTITION BY counter_id, year(hour) ORDER BY bikes DESC) <= 3
