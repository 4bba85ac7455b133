-- Loans per branch and month, also where there were none.
SELECT
  b.branch_code,
  b.name,
  m.month,
  COUNT(l.loan_id) AS loans,
  COUNT(DISTINCT l.card) AS readers,
  ZEROIFNULL(SUM(l.fee)) AS fees,
  DIV0(SUM(l.renewal_count), COUNT(l.loan_id)) AS renewals_per_loan,
  loans - LAG(loans) OVER (PARTITION BY b.branch_code ORDER BY m.month) AS change
FROM stg_branches AS b
CROSS JOIN int_months AS m
LEFT JOIN int_loans AS l ON l.branch_code = b.branch_code AND l.month = m.month
GROUP BY b.branch_code, b.name, m.month
