import { lint, queryLints } from "./lint-shapes.ts";
import { permissions } from "./governance-shape.ts";
import { choice, either, flag, list, names, table, text, texts, whole } from "./shape-kinds.ts";
import type { Shape, TableShape } from "./shape.ts";

const masking: Shape = choice("How the column is shown.", ["hash", "redact", "partial", "none"]);

const signer: Shape = table(
  "Somebody who may approve.",
  {
    identity: text("Who it is.", { form: "not empty" }),
    key: text("The public key: ssh-ed25519 …", { form: "not empty" }),
    paths: texts("Patterns of the paths that they may approve; without it, all."),
    tags: texts("Tags of the models that they may approve; without it, all."),
    valid_from: { kind: "date", about: "From when on the key counts." },
    valid_until: { kind: "date", about: "Until when it counts." },
    revoked_at: { kind: "date", about: "When it was revoked." },
  },
  { required: ["identity", "key"] },
);

const approval: TableShape = table(
  "Who must approve before a branch becomes the product.",
  {
    required: flag("Whether anybody must.", { default: false }),
    min_approvers: whole("How many.", { above: 0, default: 1 }),
    allowed_signers: either("Who may.", [
      text("The path of an OpenSSH allowed_signers file."),
      texts("A list of bare addresses, which proves nothing: no approval counts."),
    ]),
    allow_self: flag("Whether the author may.", { default: false }),
    max_age_seconds: whole("How old an approval may be.", { above: 0, default: 86_400 }),
    signer: list("Who may, with their keys.", signer),
  },
  { exclusive: [["allowed_signers", "signer"]] },
);

const scope: TableShape = table(
  "What a rule is about.",
  {
    any: flag("Everything."),
    models: texts("Patterns of models."),
    tags: either("Tags of models.", [texts("Names."), names("Names with values.", text("The value."))]),
    classifications: texts("Models with columns of these classifications."),
    exclude_classifications: texts("Models without columns of these."),
    contracted: flag("Models that have a contract, or have none."),
    layer: text("A layer of models."),
    max_downstreams: whole("Models that at most so many others read."),
  },
  {
    exclusive: [
      ["any", "models"],
      ["any", "tags"],
      ["any", "classifications"],
    ],
  },
);

const effects: readonly string[] = ["allow", "require_review", "deny"];

const policy: TableShape = table(
  "Who may do what.",
  {
    version: choiceOfOne("The version of the block."),
    default_agent_effect: choice("What agents may, where no rule says it.", effects, {
      default: "require_review",
    }),
    rules: list(
      "The rules.",
      table(
        "A rule.",
        {
          principal: choice("Whom it is about.", ["human", "agent"]),
          capability: either("What they want to do.", [text("One thing."), texts("Several.")]),
          effect: choice("What comes of it.", effects),
          scope,
          verify_after: texts("What is checked afterwards."),
          autonomy_budget: table("How many failures are borne.", {
            failures: whole("How many.", { above: 0 }),
            window: text("In what time.", { form: "window" }),
          }),
          conditions: { kind: "any", about: "Understood, but ignored." },
        },
        { required: ["principal", "capability", "effect"] },
      ),
    ),
    tests: list("What the rules must decide.", names("A case.", { kind: "any" })),
  },
  { later: true },
);

function choiceOfOne(about: string): Shape {
  return whole(about, { least: 1, most: 1, default: 1 });
}

/** Blocks about what may be seen, who may do what, and what counts as wrong. */
export const trustBlocks: Readonly<Record<string, Shape>> = {
  portability: table("Which other dialect the SQL should run in.", {
    target_dialect: choice("The dialect.", ["databricks", "snowflake", "bigquery", "duckdb"], {
      partly: "queries are not compared with it yet",
    }),
    allow: texts("Constructs that are fine nevertheless, as in QUALIFY."),
  }),
  mask: names(
    "How columns are shown that are classified with a tag. [mask.<environment>] says it for one environment.",
    either("How it is shown, or the tags of an environment.", [
      masking,
      names("The tags of an environment.", masking),
    ]),
    { partly: "no column is masked yet" },
  ),
  classifications: table("What is allowed about classified columns.", {
    allow_unmasked: texts("Tags that need no masking."),
  }),
  role: names(
    "Who may see what.",
    table("A role.", {
      inherits: texts("Roles whose permissions it has too."),
      permissions: list("What it may do.", choice("A permission.", permissions)),
    }),
    { later: true },
  ),
  freshness: table("How late data may be.", {
    expected_lag_seconds: whole("How late a model may be that says nothing itself, in seconds.", {
      partly: "no run measures it yet",
    }),
    time_column: text("The column that tells how late it is.", { later: true }),
    severity: choice("How being late counts.", ["error", "warning"], { later: true }),
  }),
  branch: table("How changes are tried and approved.", { approval }, { later: true }),
  policy,
  lints: table(
    "How findings count that are a matter of taste.",
    {
      P001: { ...lint, about: "SQL that does not run in the dialect of [portability].", later: true },
      P002: { ...lint, about: "A star that hands changes on to other models.", default: "warning" },
    },
    { others: queryLints },
  ),
  imports: names(
    "Models of other projects, from their snapshots.",
    table("A project.", {
      path: text("Where it is.", { form: "not empty" }),
      snapshot: text("Its snapshot.", { form: "not empty" }),
      baseline: text("The snapshot that changes are compared with."),
      pin: text("The snapshot's hash."),
    }),
    { later: true },
  ),
  consumers: names(
    "Projects that read this one.",
    table(
      "A project.",
      { reads: text("The file that says what it reads.", { form: "not empty" }) },
      { required: ["reads"] },
    ),
    { later: true },
  ),
};
