-- One row per loan, with what follows from its dates.
SELECT
  l.loan_id,
  l.title_id,
  l.branch_code,
  l.card,
  l.borrowed_at,
  l.due_on,
  l.fee,
  ARRAY_SIZE(l.renewals) AS renewal_count,
  DATE_TRUNC('month', l.borrowed_at)::DATE AS month,
  DATEDIFF('day', l.borrowed_at, COALESCE(l.returned_at, CURRENT_TIMESTAMP()::TIMESTAMP_NTZ)) AS days_out,
  IFF(l.returned_at IS NULL, 'out', 'back') AS state,
  l.returned_at IS NULL AND l.due_on < DATEADD('day', -30, CURRENT_DATE()) AS lost,
  t.replacement_cost
FROM stg_loans AS l
LEFT JOIN stg_titles AS t ON t.title_id = l.title_id
