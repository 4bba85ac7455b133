-- The ten titles that were borrowed most at each branch.
SELECT l.branch_code, t.title_id, t.title, COUNT(*) AS loans, MEDIAN(l.days_out) AS median_days, RATIO_TO_REPORT(COUNT(*)) OVER (PARTITION BY l.branch_code) AS share
FROM int_loans AS l
JOIN stg_titles AS t ON t.title_id = l.title_id
GROUP BY ALL
QUALIFY RANK() OVER (PARTITION BY l.branch_code ORDER BY loans DESC) <= 10
