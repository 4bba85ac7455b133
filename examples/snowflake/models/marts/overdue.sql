-- What is out too long, per reader, with the titles in one text.
SELECT
  card,
  COUNT(*) AS overdue_loans,
  MIN(due_on) AS first_due_on,
  LISTAGG(DISTINCT t.title, '; ') WITHIN GROUP (ORDER BY t.title) AS titles,
  SUM(IFF(lost, l.replacement_cost, 0)) AS to_replace
FROM int_loans AS l
JOIN stg_titles AS t USING (title_id)
WHERE l.state = 'out' AND l.due_on < CURRENT_DATE()
GROUP BY card
HAVING overdue_loans > 0
