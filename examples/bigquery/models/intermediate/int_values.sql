-- One row per observed value. Values of bad quality are left out.
SELECT o.station_id, o.day, o.observed_at, e.element, e.value
FROM stg_observations AS o
CROSS JOIN UNNEST(o.elements) AS e
WHERE e.quality IS NULL OR e.quality NOT IN ('bad', 'doubtful')
