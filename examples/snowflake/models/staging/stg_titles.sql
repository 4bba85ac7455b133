-- The year stands in the catalogue as cataloguers write it: 1987, c1987, [1987?].
SELECT
  title_id,
  title,
  TRY_TO_NUMBER(REGEXP_SUBSTR(year_text, '[0-9]{4}')) AS year,
  COALESCE(replacement_cost, 20.00) AS replacement_cost,
  subjects,
  ARRAY_SIZE(subjects) AS subject_count
FROM raw.titles
