-- The lanes of each counter, in the order in which they were laid.
SELECT counter_id, name, place + 1 AS lane_number, lane.code, upper(lane.direction) AS direction, lane.width_cm / 100 AS width_m
FROM stg_counters
LATERAL VIEW posexplode(lanes) AS place, lane
