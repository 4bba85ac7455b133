-- Loans per subject heading and year, one column per year.
SELECT *
FROM (
  SELECT s.heading, YEAR(l.borrowed_at) AS year, l.loan_id
  FROM int_loans AS l
  JOIN int_title_subjects AS s ON s.title_id = l.title_id
  WHERE s.language = 'eng' OR s.language IS NULL
)
PIVOT (COUNT(loan_id) FOR year IN (2023, 2024, 2025)) AS p (heading, loans_2023, loans_2024, loans_2025)
