/** One block of a file: how it may be written, and what is wrong in a place that «» marks. */
export interface BlockCase {
  readonly block: string;
  readonly good: string;
  /** Each with one marked place and the start of what is said about it. */
  readonly bad: readonly (readonly [text: string, finding: string])[];
}

/** Every block of `rocky.toml`. */
export const projectBlocks: readonly BlockCase[] = [
  {
    block: "project",
    good: '[project]\nid = "shop"',
    bad: [
      ['[project]\nid = «""»', "E083"],
      ['[«projcet».deep]\nid = "x"', "E082 There is no setting projcet. Did you mean project"],
      ['[project]\n«name» = "shop"', "E082 There is no setting name in [project]"],
    ],
  },
  {
    block: "adapter",
    good: '[adapters.dev]\ntype = "duckdb"\npath = "dev.duckdb"\n[adapters.dev.retry]\nmax_retries = 2\njitter = false\n[adapters.dev.extra]\nx = [1]',
    bad: [
      [
        '[adapter.dev]\ntype = "duckdb"\n[adapter.dev.retry]\nmax_retries = «-1»',
        "E083 max_retries must be a whole number that is not negative",
      ],
      [
        '[adapter.dev]\ntype = "duckdb"\n«host» = "x"',
        'E082 There is no setting host in [adapter.dev]. It belongs to type = "databricks", "trino", "airbyte"',
      ],
      [
        '[adapter.dev]\ntype = "duckdb"\nretry = { «max_retry» = 1 }',
        "E082 There is no setting max_retry in [adapter.dev.retry]. Did you mean max_retries",
      ],
      [
        'adapter = { type = "duckdb", kind = «"date"» }',
        'E083 kind must be one of "data", "discovery", but it is "date". Did you mean "data"',
      ],
      ['[«adapter.dev»]\npath = "x"', "E084 [adapter.dev] needs type"],
      ["[adapter.dev]\ntype = «5»", "E083 type must be a text in quotes"],
      ['[adapter.tr]\ntype = «"trino"»\nhost = "h"', "E094"],
      ['[«adapter.m»]\ntype = "manual"', "E205 An adapter of type manual only finds sources"],
      ['[adapter.b]\ntype = "bigquery"\nkind = «"discovery"»', "E205 An adapter of type bigquery holds data"],
      ['[adapter.a]\ntype = "duckdb"\n[«adapters.a»]\ntype = "duckdb"', "E200 Two adapters are called a"],
      ["adapter = «5»", "E083 adapter must be a table"],
    ],
  },
  {
    block: "pipeline (transformation)",
    good: '[pipelines.main]\ntype = "transformation"\nmodels = "models/**"\ndepends_on = []\n[pipelines.main.target]\nadapter = "default"\n[pipelines.main.target.governance]\nauto_create_schemas = true\ngrants = [{ principal = "readers", permissions = ["SELECT", "USE SCHEMA"] }]\nisolation = { enabled = true, workspace_ids = [{ id = 12, binding_type = "READ_ONLY" }] }\n[pipelines.main.execution]\nconcurrency = 4\nerror_rate_abort_pct = 10\n[pipelines.main.schedule]\ncron = "0 6 * * mon-fri"\ntimezone = "Europe/Paris"\ncatchup = "skip"\nretry = { max = 1 }',
    bad: [
      [
        '[pipeline]\ntype = "transformation"\n«modles» = "m"',
        "E082 There is no setting modles in [pipeline]. Did you mean models",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nmodels = «"/srv/models/**"»',
        "E207 The pattern /srv/models/** of models is not relative",
      ],
      ['[pipeline.main]\ntype = "transformation"\nmodels = «"../m"»', "E207"],
      [
        '[pipeline.main]\ntype = "transformation"\n«source_dir» = "x"',
        'E082 There is no setting source_dir in [pipeline.main]. It belongs to type = "load"',
      ],
      [
        '[pipeline.main]\ntype = "transformation"\n[pipeline.main.target]\nadapter = «"dve"»',
        "E097 There is no adapter dve",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\ndepends_on = [«"fiels"»]',
        "E097 There is no pipeline fiels",
      ],
      [
        '[pipeline.a]\ntype = "transformation"\n«depends_on» = ["b"]\n[pipeline.b]\ntype = "transformation"\ndepends_on = ["a"]',
        "E203 These pipelines wait for each other: a → b → a",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\n[pipeline.main.execution]\nconcurrency = «0»',
        'E083 concurrency must be "adaptive", or a whole number above 0, but it is 0',
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nexecution = { error_rate_abort_pct = «101» }',
        "E083 error_rate_abort_pct must be a number from 0 to 100",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nschedule = { cron = «"0 25 * * *"» }',
        "E083 cron must be five cron fields",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nschedule = { timezone = «"Mars/Olympus"» }',
        "E083 timezone must be the name of a time zone",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nschedule = { catchup = «"last"» }',
        "E083 catchup must be one of",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nschedule = { after = [«"nobody"»] }',
        "E097 There is no pipeline nobody",
      ],
      [
        '[pipeline.main.target.governance]\ngrants = [{ principal = "r", permissions = [«"SELCT"»] }]\n[pipeline.main]\ntype = "transformation"',
        'E083 permissions must be one of "BROWSE", "USE CATALOG", "USE SCHEMA", "SELECT", "MODIFY", "MANAGE", but it is "SELCT". Did you mean "SELECT"',
      ],
      [
        '[pipeline.main]\ntype = «"tranformation"»',
        "E097 There is no pipeline type tranformation. Did you mean transformation",
      ],
    ],
  },
  {
    block: "pipeline (checks)",
    good: '[pipeline.main]\ntype = "transformation"\n[pipeline.main.checks]\nenabled = true\nrow_count = true\ncolumn_match = { enabled = true, severity = "warning" }\nfreshness = { threshold_seconds = 60, overrides = { orders = 5 } }\nnull_rate = { columns = ["a"], threshold = 0.1 }\ncustom = [{ name = "n", sql = "SELECT 0 FROM {target}" }]\nassertions = [{ table = "orders", type = "not_null", column = "id" }]\nquarantine = { enabled = true, mode = "tag" }\ncross_source_overlap = { keys = ["id"] }',
    bad: [
      [
        '[pipeline.main]\ntype = "transformation"\nchecks = { row_count = «"yes"» }',
        "E083 row_count must be true or false, or a table",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nchecks = { column_match = { «sverity» = "error" } }',
        "E082 There is no setting sverity in [pipeline.main.checks.column_match]. Did you mean severity",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nchecks = { null_rate = { threshold = «2» } }',
        "E083 threshold must be a number from 0 to 1",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\n[[«pipeline.main.checks.assertions»]]\ntable = "t"\ntype = "not_null"',
        "E084 [[pipeline.main.checks.assertions]] needs column",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nchecks = { cross_source_overlap = { keys = ["a"], «key_expr» = "a" } }',
        "E201 keys and key_expr exclude each other",
      ],
      [
        '[pipeline.main]\ntype = "transformation"\nchecks = { quarantine = { mode = «"spilt"» } }',
        'E083 mode must be one of "split", "tag", "drop", but it is "spilt". Did you mean "split"',
      ],
    ],
  },
  {
    block: "pipeline (load)",
    good: '[pipeline.files]\ntype = "load"\nsource_dir = "data"\nformat = "json_lines"\ntarget = { schema = "raw", table = "t" }\noptions = { csv_delimiter = ";", csv_has_header = false }\ncontract = { required_columns = [{ name = "id", type = "BIGINT" }], protected_columns = ["id"] }',
    bad: [
      ['[«pipeline.files»]\ntype = "load"', "E084 [pipeline.files] needs source_dir"],
      [
        '[pipeline.files]\ntype = "load"\nsource_dir = "d"\nformat = «"cvs"»',
        'E083 format must be one of "csv", "parquet", "json_lines", but it is "cvs". Did you mean "csv"',
      ],
      [
        '[pipeline.files]\ntype = "load"\nsource_dir = "d"\noptions = { csv_delimiter = «"||"» }',
        "E083 csv_delimiter must be one character",
      ],
      [
        '[pipeline.files]\ntype = "load"\nsource_dir = "d"\noptions = { batch_size = «0» }',
        "E083 batch_size must be a whole number above 0",
      ],
      [
        '[pipeline.files]\ntype = "load"\nsource_dir = "d"\ncontract = { «required» = [] }',
        "E082 There is no setting required in [pipeline.files.contract]",
      ],
    ],
  },
  {
    block: "pipeline (replication)",
    good: '[pipeline.copy]\nstrategy = "merge"\nmerge_keys = ["id"]\nmetadata_columns = [{ name = "at", type = "TIMESTAMP", value = "now()" }]\n[pipeline.copy.source]\nadapter = "default"\nschema_pattern = { prefix = "src__", separator = "__", components = ["tenant", "regions...", "source"] }\ndiscovery = { adapter = "default", on_collision = "warn" }\n[pipeline.copy.target]\ncatalog_template = "wh"\nschema_template = "stg__{regions:_}__{source}"\n[[pipeline.copy.table_overrides]]\nmatch = { table = "log_*" }\nstrategy = "full_refresh"',
    bad: [
      ['[pipeline.copy]\ntype = "replication"\nstrategy = «"append"»', "E083 strategy must be one of"],
      [
        '[pipeline.copy]\ntype = "replication"\nstrategy = «"merge"»',
        'E084 [pipeline.copy] with strategy = "merge" needs merge_keys',
      ],
      [
        '[pipeline.copy]\ntype = "replication"\nsource = { schema_pattern = { components = ["a", «"b..."»] } }',
        "E204 No schema can have this pattern: its last part is always one",
      ],
      [
        '[pipeline.copy]\ntype = "replication"\nsource = { schema_pattern = { components = [«"table"»] } }',
        "E204",
      ],
      [
        '[pipeline.copy]\ntype = "replication"\nsource = { schema_pattern = { components = ["a"] } }\ntarget = { schema_template = «"{b}"» }',
        "E097 There is no part of the schema pattern b",
      ],
      [
        '[pipeline.copy]\ntype = "replication"\nsource = { discovery = { adapter = «"fivetran"» } }',
        "E097 There is no adapter fivetran",
      ],
      [
        '[pipeline.copy]\ntype = "replication"\n[[«pipeline.copy.table_overrides»]]\nenabled = false',
        "E084 [[pipeline.copy.table_overrides]] needs match",
      ],
    ],
  },
  {
    block: "pipeline (quality)",
    good: '[pipeline.q]\ntype = "quality"\ntables = [{ catalog = "c", schema = "s" }]\nchecks = { enabled = true }',
    bad: [
      ['[«pipeline.q»]\ntype = "quality"', "E084 [pipeline.q] needs checks"],
      [
        '[pipeline.q]\ntype = "quality"\nchecks = {}\ntables = [{ «tabel» = "t" }]',
        "E082 There is no setting tabel in [[pipeline.q.tables]]",
      ],
    ],
  },
  {
    block: "pipeline (snapshot)",
    good: '[pipeline.s]\ntype = "snapshot"\nunique_key = ["id"]\nupdated_at = "at"\nsource = { schema = "main", table = "t" }\ntarget = { schema = "main", table = "t_history" }',
    bad: [
      [
        '[pipeline.s]\ntype = "snapshot"\nunique_key = «[]»',
        "E083 unique_key must be a list that is not empty, but it is an empty list",
      ],
      ['[«pipeline.s»]\ntype = "snapshot"', "E084 [pipeline.s] needs unique_key"],
    ],
  },
  {
    block: "state",
    good: '[state]\nbackend = "s3"\ns3_bucket = "b"\nretry = { max_retries = 1 }\nidempotency = { dedup_on = "any" }\non_schema_mismatch = "fail"\nconcurrency_control = "cas"',
    bad: [
      ['[state]\nbackend = «"redis"»', "E083 backend must be one of"],
      [
        "[state]\nidempotency = { retention_days = «0» }",
        "E083 retention_days must be a whole number above 0",
      ],
      ["[state]\n«bakcend» = 1", "E082 There is no setting bakcend in [state]. Did you mean backend"],
    ],
  },
  {
    block: "run",
    good: "[run]\nskip_unchanged = true\nlag_tolerance_seconds = 5",
    bad: [["[run]\nskip_unchanged = «1»", "E083 skip_unchanged must be true or false"]],
  },
  {
    block: "reuse",
    good: "[reuse]\nenabled = true\ncolumn_level = false",
    bad: [["[reuse]\n«enable» = true", "E082 There is no setting enable in [reuse]. Did you mean enabled"]],
  },
  {
    block: "cost",
    good: '[cost]\nstorage_cost_per_gb_month = 0.02\nwarehouse_size = "Large"\nmin_history_runs = 3',
    bad: [
      [
        "[cost]\ncompute_cost_per_dbu = «-0.4»",
        "E083 compute_cost_per_dbu must be a number that is not negative",
      ],
    ],
  },
  {
    block: "budget",
    good: '[budget]\nmax_usd = 1.5\nmax_duration_ms = 1000\nmax_bytes_scanned = 10\non_breach = "error"',
    bad: [
      ["[budget]\nmax_usd = «0»", "E083 max_usd must be a number above 0"],
      ['[budget]\non_breach = «"err"»', "E083 on_breach must be one of"],
    ],
  },
  {
    block: "schema_evolution",
    good: '[schema_evolution]\ngrace_period_days = 0\n[[schema_evolution.rule]]\nkind = "column_removed"\npaths = ["models/marts/**"]\ndecision = "hold"\ngrace_days = 30',
    bad: [
      [
        "[schema_evolution]\ngrace_period_days = «-1»",
        "E083 grace_period_days must be a whole number that is not negative",
      ],
      ['[[«schema_evolution.rule»]]\nkind = "x"', "E084 [[schema_evolution.rule]] needs decision"],
      ['[[schema_evolution.rule]]\ndecision = «"drop"»', "E083 decision must be one of"],
    ],
  },
  {
    block: "retry",
    good: "[retry]\nmax_retries_per_run = 5",
    bad: [
      [
        "[retry]\n«max_retries» = 5",
        "E082 There is no setting max_retries in [retry]. Did you mean max_retries_per_run",
      ],
    ],
  },
  {
    block: "portability",
    good: '[portability]\ntarget_dialect = "snowflake"\nallow = ["QUALIFY"]',
    bad: [
      [
        '[portability]\ntarget_dialect = «"snowflak"»',
        'E083 target_dialect must be one of "databricks", "snowflake", "bigquery", "duckdb", but it is "snowflak". Did you mean "snowflake"',
      ],
    ],
  },
  {
    block: "cache",
    good: "[cache.schemas]\nenabled = false\nttl_seconds = 60",
    bad: [["[cache.schemas]\nttl_seconds = «0»", "E083 ttl_seconds must be a whole number above 0"]],
  },
  {
    block: "mask",
    good: '[mask]\npii = "hash"\nfinance = "redact"\n[mask.dev]\npii = "none"',
    bad: [
      ['[mask]\npii = «"hsah"»', "E083 pii must be one of"],
      ["[mask.dev]\npii = «true»", "E083 pii must be one of"],
    ],
  },
  {
    block: "classifications",
    good: '[classifications]\nallow_unmasked = ["internal"]',
    bad: [["[classifications]\nallow_unmasked = [«1»]", "E083 allow_unmasked must be a text in quotes"]],
  },
  {
    block: "role",
    good: '[roles.reader]\npermissions = ["SELECT"]\n[roles.writer]\ninherits = ["reader"]\npermissions = ["MODIFY"]',
    bad: [
      [
        '[role.writer]\ninherits = [«"raeder"»]\n[role.reader]\npermissions = []',
        "E097 There is no role raeder. Did you mean reader",
      ],
      [
        '[role.a]\n«inherits» = ["b"]\n[role.b]\ninherits = ["a"]',
        "E202 These roles inherit from each other: a → b → a",
      ],
      ['[role.a]\npermissions = [«"select"»]', "E083 permissions must be one of"],
    ],
  },
  {
    block: "freshness",
    good: '[freshness]\nexpected_lag_seconds = 3600\ntime_column = "at"\nseverity = "warning"',
    bad: [['[freshness]\nexpected_lag_seconds = «"1h"»', "E083 expected_lag_seconds must be a whole number"]],
  },
  {
    block: "imports",
    good: '[imports.finance]\npath = "vendor/finance"\nsnapshot = "ir.json"\npin = "abc"',
    bad: [["[imports.finance]\npath = «1»", "E083 path must be a text in quotes"]],
  },
  {
    block: "branch",
    good: '[branch.approval]\nrequired = true\nmin_approvers = 2\nmax_age_seconds = 60\n[[branch.approval.signer]]\nidentity = "a@example.com"\nkey = "ssh-ed25519 AAAA"\npaths = ["models/**"]\nvalid_from = 2024-01-31\nvalid_until = "2025-01-31"',
    bad: [
      ["[branch.approval]\nmin_approvers = «0»", "E083 min_approvers must be a whole number above 0"],
      ['[[«branch.approval.signer»]]\nidentity = "a"', "E084 [[branch.approval.signer]] needs key"],
      [
        '[[branch.approval.signer]]\nidentity = "a"\nkey = "k"\nrevoked_at = «"yesterday"»',
        "E083 revoked_at must be a date",
      ],
      [
        '[branch.approval]\nallowed_signers = "f"\n[[branch.approval.«signer»]]\nidentity = "a"\nkey = "k"',
        "E201 allowed_signers and signer exclude each other",
      ],
    ],
  },
  {
    block: "resilience",
    good: "[resilience]\nenabled = true\nbackoff_multiplier = 1.5\ncontain_failures = true",
    bad: [
      ["[resilience]\nbackoff_multiplier = «0.5»", "E083 backoff_multiplier must be a number of at least 1"],
    ],
  },
  {
    block: "policy",
    good: '[policy]\nversion = 1\ndefault_agent_effect = "deny"\n[[policy.rules]]\nprincipal = "agent"\ncapability = "model.edit"\neffect = "allow"\nscope = { models = ["stg_*"], contracted = false, max_downstreams = 3 }\nautonomy_budget = { failures = 3, window = "7d" }',
    bad: [
      ["[policy]\nversion = «2»", "E083 version must be a whole number from 1 to 1"],
      [
        '[[policy.rules]]\nprincipal = "agent"\ncapability = "x"\neffect = «"alow"»',
        'E083 effect must be one of "allow", "require_review", "deny", but it is "alow". Did you mean "allow"',
      ],
      [
        '[[policy.rules]]\nprincipal = "agent"\ncapability = "x"\neffect = "deny"\nautonomy_budget = { failures = 1, window = «"7w"» }',
        "E083 window must be a number of days or hours",
      ],
      [
        '[[policy.rules]]\nprincipal = "agent"\ncapability = "x"\neffect = "deny"\nscope = { any = true, «models» = ["a"] }',
        "E201 any and models exclude each other",
      ],
    ],
  },
  {
    block: "gc",
    good: "[gc]\nphysical_delete = false",
    bad: [["[gc]\nphysical_delete = «0»", "E083 physical_delete must be true or false"]],
  },
  {
    block: "schedule",
    good: '[schedule]\ntimezone = "UTC"\npoll_interval_seconds = 30',
    bad: [
      [
        "[schedule]\npoll_interval_seconds = «0»",
        "E083 poll_interval_seconds must be a whole number above 0",
      ],
    ],
  },
  {
    block: "ai",
    good: "[ai]\nmax_tokens = 100",
    bad: [["[ai]\nmax_tokens = «1.5»", "E083 max_tokens must be a whole number above 0, but it is 1.5"]],
  },
  {
    block: "fulfill",
    good: '[fulfill]\nbriefs_dir = "briefs"\ndriver = { type = "subprocess", command = ["run"], timeout_seconds = 5 }',
    bad: [
      [
        '[fulfill]\ndriver = { type = "replay", session = "s", «command» = "x" }',
        'E082 There is no setting command in [fulfill.driver]. It belongs to type = "subprocess"',
      ],
    ],
  },
  {
    block: "hook",
    good: '[[hooks.on_pipeline_complete]]\ncommand = "echo done"\non_failure = "ignore"\nenv = { A = "b" }\n[hooks.webhooks.on_model_error]\nurl = "https://example.com/hook"\npreset = "slack"\nasync = true',
    bad: [
      ["[[«hook.on_pipeline_start»]]\ntimeout_ms = 5", "E084 [[hook.on_pipeline_start]] needs command"],
      [
        '[[hook.«on_pipline_start»]]\ncommand = "x"',
        "W060 There is no setting on_pipline_start in [hook], so it does nothing. Did you mean on_pipeline_start",
      ],
      ['[hook.webhooks.on_model_error]\nurl = «"example.com"»', "E083 url must be an address"],
      [
        '[hook.webhooks.on_model_error]\nurl = "https://example.com"\npreset = «"irc"»',
        "E083 preset must be one of",
      ],
    ],
  },
  {
    block: "lints",
    good: '[lints]\nP002 = "off"',
    bad: [
      [
        '[lints]\nP002 = «"warn"»',
        'E083 P002 must be one of "off", "info", "warning", "error", but it is "warn"',
      ],
      ['[lints]\n«P200» = "off"', "E082 There is no setting P200 in [lints]"],
    ],
  },
  {
    block: "consumers",
    good: '[consumers.shop]\nreads = "reads/shop.json"',
    bad: [["[«consumers.shop»]", "E084 [consumers.shop] needs reads"]],
  },
];

/** Every block of a sidecar that is not about tests. */
export const modelBlocks: readonly BlockCase[] = [
  {
    block: "strategy",
    good: '[strategy]\ntype = "view"',
    bad: [
      [
        '[strategy]\ntype = "merge"\nunique_key = «5»',
        "E083 unique_key must be a list that is not empty, or a text in quotes",
      ],
      ['[«strategy»]\ntype = "merge"', "E084 [strategy] needs unique_key"],
      [
        '[strategy]\ntype = "merge"\nunique_key = "id"\n«time_column» = "t"',
        'W060 There is no setting time_column in [strategy], so it does nothing. It belongs to type = "time_interval"',
      ],
      [
        '[strategy]\ntype = "time_interval"\ntime_column = "t"\ngranularity = «"dya"»',
        'E083 granularity must be one of "hour", "day", "month", "year", but it is "dya". Did you mean "day"',
      ],
      [
        '[strategy]\ntype = "time_interval"\ntime_column = "t"\nbatch_size = «0»',
        "E083 batch_size must be a whole number above 0",
      ],
      [
        '[strategy]\ntype = "dynamic_table"\ntarget_lag = «"5; minutes"»',
        "E083 target_lag must be a time span",
      ],
      [
        '[strategy]\n«unqiue_key» = "id"',
        "W060 There is no setting unqiue_key in [strategy], so it does nothing. Did you mean unique_key",
      ],
    ],
  },
  {
    block: "target",
    good: '[target]\nschema = "marts"\ntable = "t"',
    bad: [["[target]\nschema = «1»", "E083 schema must be a text in quotes"]],
  },
  {
    block: "retention",
    good: 'retention = "90d"',
    bad: [
      [
        'retention = «"90"»',
        'E083 retention must be a number of days or years like "90d" or "1y", but it is "90"',
      ],
      ['retention = «"0d"»', "E083 retention"],
    ],
  },
  {
    block: "format",
    good: 'format = "delta_table"\n[format_options]\npartition_by = ["day"]\ntable_properties = [["a", "b"]]\ncomment = "c"',
    bad: [
      ['format = «"delta"»', "E083 format must be one of"],
      [
        'format_options = { table_properties = [«["a"]»] }',
        "E083 table_properties must be a list of at least 2",
      ],
    ],
  },
  {
    block: "sources",
    good: '[[sources]]\ncatalog = "c"\nschema = "s"\ntable = "t"',
    bad: [['[[«sources»]]\nschema = "s"', "E084 [[sources]] needs table"]],
  },
  {
    block: "freshness",
    good: '[freshness]\nexpected_lag_seconds = 5\ntime_column = "at"\nseverity = "error"',
    bad: [
      ['[«freshness»]\ntime_column = "at"', "E084 [freshness] needs max_lag_seconds"],
      [
        "freshness = { max_lag_seconds = «-5» }",
        "E083 max_lag_seconds must be a whole number that is not negative",
      ],
    ],
  },
  {
    block: "classification",
    good: '[classification]\nid = "internal"',
    bad: [['[classification]\nid = «["pii"]»', "E083 id must be a text in quotes, but it is a list"]],
  },
  {
    block: "governance",
    good: '[governance.tags]\nteam = "shop"',
    bad: [
      [
        '[governance]\n«tag» = { team = "shop" }',
        "W060 There is no setting tag in [governance], so it does nothing. Did you mean tags",
      ],
    ],
  },
  {
    block: "budget",
    good: '[budget]\nmax_usd = 0.5\non_breach = "warn"',
    bad: [["[budget]\n«max_eur» = 1", "E082 There is no setting max_eur in [budget]"]],
  },
  {
    block: "skip",
    good: "[skip]\neligible = true\ndeterministic = true",
    bad: [
      ['[skip]\neligible = «"yes"»', "E083 eligible must be true or false"],
      ["[skip]\n«eligable» = true", "E082 There is no setting eligable in [skip]. Did you mean eligible"],
    ],
  },
  {
    block: "surrogate_key",
    good: '[[surrogate_key]]\nname = "key"\ncolumns = ["id"]',
    bad: [
      ['[[surrogate_key]]\nname = «"a b"»\ncolumns = ["id"]', "E083 name must be letters, digits and _"],
      ['[[surrogate_key]]\nname = "a"\ncolumns = «[]»', "E083 columns must be a list that is not empty"],
    ],
  },
  {
    block: "columns",
    good: '[columns.id]\ndescription = "what it is"',
    bad: [
      [
        '[columns.id]\n«descripton» = "x"',
        "W060 There is no setting descripton in [columns.id], so it does nothing. Did you mean description",
      ],
    ],
  },
  {
    block: "args",
    good: 'args = { region = "eu", shard = 3 }',
    bad: [["args = { region = «[1]» }", "E083 region must be a text in quotes, or a number"]],
  },
];

/** Every block of `_defaults.toml`, `groups/<name>.toml` and `<model>.contract.toml`. */
export const otherBlocks: Readonly<Record<"defaults" | "group" | "contract", readonly BlockCase[]>> = {
  defaults: [
    {
      block: "defaults",
      good: 'intent = "staging"\n[target]\nschema = "stg"\n[strategy]\ntype = "view"\n[freshness]\nmax_lag_seconds = 60',
      bad: [
        ['«name» = "x"', "E208 name is different for every model"],
        ['«depends_on» = ["x"]', "E208 depends_on"],
        ['[[«sources»]]\ntable = "x"', "E208 sources"],
        [
          '[target]\n«shema» = "x"',
          "W060 There is no setting shema in [target], so it does nothing. Did you mean schema",
        ],
        ["[target]\nschema = «1»", "E083 schema must be a text in quotes"],
      ],
    },
  ],
  group: [
    {
      block: "group",
      good: 'schema_template = "s"\nenforce = true\n[strategy]\ntype = "view"\n[tags]\nteam = "shop"\n[governance.tags]\nteam = "shop"',
      bad: [
        ["enforce = «1»", "E083 enforce must be true or false"],
        ["«enforced» = true", "E082 There is no setting enforced. Did you mean enforce"],
      ],
    },
  ],
  contract: [
    {
      block: "contract",
      good: '[[columns]]\nname = "id"\ntype = "Int32"\nnullable = false\ndescription = "key"\n[rules]\nrequired = ["id"]\nprotected = ["id"]',
      bad: [
        ['[[«columns»]]\ntype = "Int32"', "E084 [[columns]] needs name"],
        [
          '[rules]\n«requird» = ["id"]',
          "W060 There is no setting requird in [rules], so it does nothing. Did you mean required",
        ],
        ['[rules]\nprotected = «"id"»', "E083 protected must be a list"],
      ],
    },
  ],
};
