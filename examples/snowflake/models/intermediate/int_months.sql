-- The months of the last ten years, so that a month without loans is a row as well.
SELECT DATEADD('month', -SEQ4(), DATE_TRUNC('month', CURRENT_DATE())) AS month
FROM TABLE(GENERATOR(ROWCOUNT => 120))
