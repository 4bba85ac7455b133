-- Loans come as JSON, and again each time that something about them changes: the last state counts.
SELECT
  payload:loan_id::NUMBER(38,0) AS loan_id,
  payload:title.id::NUMBER(38,0) AS title_id,
  UPPER(TRIM(payload:branch::VARCHAR(8))) AS branch_code,
  payload:card::VARCHAR AS card,
  payload:borrowed_at::TIMESTAMP_NTZ AS borrowed_at,
  payload:due_on::DATE AS due_on,
  payload:returned_at::TIMESTAMP_NTZ AS returned_at,
  payload:renewals AS renewals,
  TRY_TO_DECIMAL(payload:fee::VARCHAR, 8, 2) AS fee
FROM raw.loan_events
WHERE loan_id IS NOT NULL AND borrowed_at IS NOT NULL AND file_name NOT ILIKE '%/test/%'
QUALIFY ROW_NUMBER() OVER (PARTITION BY loan_id ORDER BY loaded_at DESC) = 1
