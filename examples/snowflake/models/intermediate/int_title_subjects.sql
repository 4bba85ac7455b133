-- One row per title and subject heading.
SELECT t.title_id, s.index + 1 AS place, s.value:heading::VARCHAR AS heading, s.value:language::VARCHAR(3) AS language
FROM stg_titles AS t, LATERAL FLATTEN(INPUT => t.subjects) AS s
WHERE s.value:heading IS NOT NULL
