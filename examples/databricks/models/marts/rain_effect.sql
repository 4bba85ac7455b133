-- How many bikes an hour has in the rain, compared with dry hours of the same counter.
FROM int_hours
|> WHERE sky IS NOT NULL
|> AGGREGATE
     avg(bikes) FILTER (WHERE sky = 'dry') AS dry,
     avg(bikes) FILTER (WHERE sky = 'wet') AS wet,
     percentile_approx(bikes, 0.5) AS median,
     count(*) AS hours
   GROUP BY counter_id
|> EXTEND round(try_divide(wet, dry), 3) AS share_in_rain
|> WHERE hours >= 100
