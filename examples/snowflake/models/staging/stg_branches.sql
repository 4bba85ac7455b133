SELECT branch_code, INITCAP(name) AS name, opened_on, COALESCE(hours:sunday.open::BOOLEAN, FALSE) AS open_on_sunday
FROM raw.branches
