import { retryShape } from "./adapter-shape.ts";
import { choice, either, flag, list, number, table, text, texts, whole } from "./shape-kinds.ts";
import type { Shape, TableShape } from "./shape.ts";

const state: TableShape = table(
  "Where what Rocky remembers between runs is kept.",
  {
    backend: choice("The kind of store.", ["local", "s3", "gcs", "valkey", "tiered"], { default: "local" }),
    s3_bucket: text("The S3 bucket."),
    s3_prefix: text("What its keys begin with.", { default: "rocky/state/" }),
    gcs_bucket: text("The Google Cloud Storage bucket."),
    gcs_prefix: text("What its keys begin with.", { default: "rocky/state/" }),
    valkey_url: text("The address of the Valkey server."),
    valkey_prefix: text("What its keys begin with.", { default: "rocky:state:" }),
    transfer_timeout_seconds: whole("How long a transfer may take.", { above: 0, default: 300 }),
    retry: retryShape,
    on_upload_failure: choice("What a failed upload does to the run.", ["skip", "fail"]),
    idempotency: table("How runs with one key are told to be the same.", {
      retention_days: whole("How long keys are kept.", { above: 0, default: 30 }),
      dedup_on: choice("Which earlier runs count.", ["success", "any"]),
      in_flight_ttl_hours: whole("After how long a run that never ended is given up.", {
        above: 0,
        default: 24,
      }),
    }),
    retention: { kind: "names", about: "How long things are kept.", of: { kind: "any" } },
    namespacing: choice("Whether each pipeline has a store of its own.", ["none", "pipeline"], {
      default: "none",
    }),
    on_schema_mismatch: choice("What is done with a store of another version.", ["recreate", "fail"]),
    freeze_marker_writes: flag("Whether freezes are written to the store.", { default: false }),
    concurrency_control: choice("How two writers are kept apart.", ["off", "cas"], { default: "off" }),
  },
  { later: true },
);

const run: TableShape = table(
  "How runs decide what to build.",
  {
    skip_unchanged: flag("Whether models without changes are left out.", { default: false }),
    skip_rowcount_fallback: flag("Whether equal row counts count as unchanged.", { default: false }),
    lag_tolerance_seconds: whole("How much newer a source may be.", { default: 0 }),
    strict_scheduling: flag("Whether a model waits for everything before it.", { default: false }),
  },
  { later: true },
);

/** The shape of `[budget]`. */
export const budgetShape: TableShape = table(
  "Limits of what a build may take.",
  {
    max_usd: number("The most that it may cost, in US dollars.", { above: 0 }),
    max_duration_ms: whole("The longest that it may take, in milliseconds.", { above: 0 }),
    max_bytes_scanned: whole("The most that it may read, in bytes.", { above: 0 }),
    on_breach: choice("What going over a limit is.", ["warn", "error"], { default: "warn" }),
  },
  { partly: "no build is measured against it yet", unknownKeys: "error" },
);

const schemaEvolution: TableShape = table(
  "What is done when a table's columns differ from what is expected.",
  {
    grace_period_days: whole("Days until something destructive is done; 0 is at once.", { default: 7 }),
    rule: list(
      "Decisions for some differences; the first that fits counts.",
      table(
        "A decision.",
        {
          kind: text("The kind of difference.", { form: "not empty" }),
          paths: texts("Patterns of the models' paths."),
          decision: choice("What is done.", ["ignore", "widen", "add_column", "hold", "recreate"]),
          grace_days: whole("Days until it is done."),
        },
        { required: ["decision"] },
      ),
    ),
  },
  { later: true },
);

/** Blocks about what runs keep, cost and do when something fails. */
export const runBlocks: Readonly<Record<string, Shape>> = {
  state,
  run,
  reuse: table(
    "Whether tables that were built elsewhere are taken instead of being built.",
    {
      enabled: flag("Whether they are.", { default: false }),
      column_level: flag("Whether only the columns that are used count.", { default: true }),
    },
    { later: true },
  ),
  cost: table(
    "What things cost, for estimates.",
    {
      storage_cost_per_gb_month: number("US dollars for a gigabyte and month.", { least: 0, default: 0.023 }),
      compute_cost_per_dbu: number("US dollars for a unit of compute.", { least: 0, default: 0.4 }),
      warehouse_size: text("The size of the warehouse.", { default: "Medium" }),
      min_history_runs: whole("From how many runs on estimates are made.", { default: 5 }),
    },
    { later: true },
  ),
  budget: budgetShape,
  schema_evolution: schemaEvolution,
  retry: table(
    "How often things are tried again in all.",
    { max_retries_per_run: whole("How many new tries one run may use.") },
    { later: true },
  ),
  cache: table(
    "What is kept between two runs.",
    {
      schemas: table("Schemas of tables.", {
        enabled: flag("Whether they are kept.", { default: true }),
        ttl_seconds: whole("How long.", { above: 0, default: 86_400 }),
        replicate: flag("Whether they go to the store of [state].", { default: false }),
      }),
    },
    { later: true },
  ),
  resilience: table(
    "What a run does about failures that pass.",
    {
      enabled: flag("Whether it does anything.", { default: true }),
      transient_max_retries: whole("How often a step is tried again.", { default: 2 }),
      initial_backoff_ms: whole("Milliseconds before the first new try.", { default: 500 }),
      max_backoff_ms: whole("The longest wait, in milliseconds.", { default: 30_000 }),
      backoff_multiplier: number("By what the wait grows.", { least: 1, default: 2 }),
      jitter: flag("Whether waits are varied at random.", { default: true }),
      circuit_breaker_threshold: whole("After how many failures in a row nothing more is tried.", {
        default: 3,
      }),
      max_retries_per_run: whole("How many new tries one run may use.", { default: 8 }),
      contain_failures: flag("Whether the rest of a run goes on after a failure.", { default: false }),
      auto_apply_additive_drift: flag("Whether new columns of sources are taken over.", { default: false }),
    },
    { later: true },
  ),
  gc: table(
    "How what can be built again is removed.",
    { physical_delete: flag("Whether files are removed.", { default: false }) },
    { later: true },
  ),
  schedule: table(
    "How schedules are kept.",
    {
      timezone: text("The time zone of cron expressions.", { form: "timezone", default: "UTC" }),
      poll_interval_seconds: whole("How often is looked what is due.", { above: 0, default: 15 }),
    },
    { later: true },
  ),
  ai: table(
    "How language models are used.",
    { max_tokens: whole("The longest answer.", { above: 0, default: 4096 }) },
    { later: true },
  ),
  fulfill: table(
    "How requests for data are worked on.",
    {
      briefs_dir: text("The folder of the requests."),
      driver: {
        kind: "variants",
        about: "What works on them.",
        by: "type",
        required: true,
        of: {
          subprocess: table(
            "A program.",
            {
              type: text("subprocess"),
              command: either("The program.", [text("As one text."), texts("With its arguments.")]),
              env_allow: texts("Which variables of the environment it sees."),
              timeout_seconds: whole("How long it may take.", { above: 0, default: 900 }),
              kill_grace_seconds: whole("How long it may take to end.", { default: 30 }),
            },
            { required: ["type", "command"] },
          ),
          replay: table(
            "A recorded session.",
            { type: text("replay"), session: text("Its file.") },
            { required: ["type", "session"] },
          ),
        },
      },
    },
    { later: true },
  ),
};
