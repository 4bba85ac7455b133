import { choice, either, flag, list, names, table, text, whole } from "./shape-kinds.ts";
import type { Shape, TableShape } from "./shape.ts";

/** What hooks may wait for. */
const events: readonly string[] = [
  "pipeline_start",
  "discover_complete",
  "compile_complete",
  "pipeline_complete",
  "pipeline_error",
  "before_materialize",
  "after_materialize",
  "materialize_error",
  "before_model_run",
  "after_model_run",
  "model_error",
  "before_checks",
  "check_result",
  "after_checks",
  "drift_detected",
  "anomaly_detected",
  "state_synced",
  "budget_breach",
];

const onFailure: Shape = choice("What a failure of the hook does to the run.", ["abort", "warn", "ignore"], {
  default: "warn",
});

const command: TableShape = table(
  "A command.",
  {
    command: text("The command.", { form: "not empty" }),
    timeout_ms: whole("How long it may take, in milliseconds.", { above: 0, default: 30_000 }),
    on_failure: onFailure,
    env: names("Variables that it gets.", text("The value.")),
  },
  { required: ["command"] },
);

const webhook: TableShape = table(
  "A call of an address.",
  {
    url: text("The address.", { form: "url" }),
    preset: choice("The service whose form the body has.", ["slack", "pagerduty", "datadog", "teams"]),
    method: choice("The HTTP method.", ["POST", "PUT", "PATCH", "GET", "DELETE"], { default: "POST" }),
    headers: names("Headers that are sent.", text("The value.")),
    body_template: text("The body, with {{names}}."),
    secret: text('What the body is signed with. Best taken from the environment: "${NAME}".'),
    timeout_ms: whole("How long it may take, in milliseconds.", { above: 0, default: 10_000 }),
    async: flag("Whether the run goes on meanwhile.", { default: false }),
    on_failure: onFailure,
    retry_count: whole("How often it is tried again.", { default: 0 }),
    retry_delay_ms: whole("Milliseconds between two tries.", { default: 1000 }),
  },
  { required: ["url"] },
);

function onEvents(one: TableShape): Readonly<Record<string, Shape>> {
  return Object.fromEntries(
    events.map((event) => [`on_${event}`, either(`What is done on ${event}.`, [one, list("Several.", one)])]),
  );
}

/** The shape of `[hook]`. An event that does not exist never happens, which is only a warning. */
export const hookShape: TableShape = table(
  "What is done when something happens in a run.",
  {
    ...onEvents(command),
    webhooks: table("Addresses that are called.", onEvents(webhook), { unknownKeys: "warning" }),
  },
  { unknownKeys: "warning", later: true },
);
