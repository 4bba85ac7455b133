import { compileSchema } from "./compile.ts";
import { initSchema, playgroundSchema, templatesSchema } from "./created.ts";
import { dagSchema } from "./dag.ts";
import { definitions } from "./definitions.ts";
import { describeLineSchema, describeSchema } from "./describe.ts";
import { discoverSchema } from "./discover.ts";
import { doctorSchema } from "./doctor.ts";
import { errorSchema } from "./error.ts";
import { explainCodeSchema, explainColumnSchema } from "./explain.ts";
import { fmtSchema } from "./fmt.ts";
import { historySchema, modelHistorySchema } from "./history.ts";
import { ledgerVerifySchema } from "./ledger-verify.ts";
import { columnLineageSchema, lineageSchema } from "./lineage.ts";
import {
  listAdaptersSchema,
  listModelsSchema,
  listNeighboursSchema,
  listPipelinesSchema,
  listSourcesSchema,
} from "./list.ts";
import { loadSchema } from "./load.ts";
import { runSchema } from "./run.ts";
import { schemaListSchema } from "./schema.ts";
import { seedSchema } from "./seed.ts";
import { showSchema } from "./show.ts";
import { ciSchema, testSchema } from "./test.ts";
import { validateSchema } from "./validate.ts";

/** What each command prints as JSON, in all its forms; `error` is what any of them prints when it cannot do its work. */
export const outputSchemas: Readonly<Record<string, readonly object[]>> = {
  playground: [playgroundSchema, templatesSchema],
  init: [initSchema],
  validate: [validateSchema],
  discover: [discoverSchema],
  load: [loadSchema],
  seed: [seedSchema],
  compile: [compileSchema],
  describe: [describeSchema, describeLineSchema],
  run: [runSchema],
  test: [testSchema],
  ci: [ciSchema],
  show: [showSchema],
  list: [listModelsSchema, listPipelinesSchema, listAdaptersSchema, listSourcesSchema, listNeighboursSchema],
  dag: [dagSchema],
  lineage: [lineageSchema, columnLineageSchema],
  explain: [explainCodeSchema, explainColumnSchema],
  history: [historySchema, modelHistorySchema],
  "ledger verify": [ledgerVerifySchema],
  doctor: [doctorSchema],
  fmt: [fmtSchema],
  schema: [schemaListSchema],
  error: [errorSchema],
};

/** The JSON Schema (draft 2020-12) of what a command prints; `undefined` when it prints no JSON. */
export function outputSchema(command: string): object | undefined {
  const forms = Object.hasOwn(outputSchemas, command) ? outputSchemas[command] : undefined;
  if (forms === undefined) return undefined;
  const [first, ...others] = forms.map(withReferences);
  const used = definitionsOf(forms);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: command === "error" ? "A command that could not do its work, -o json" : `rocky ${command} -o json`,
    ...(others.length === 0 ? (first as object) : { anyOf: [first, ...others] }),
    ...(used.size === 0 ? {} : { $defs: Object.fromEntries(used) }),
  };
}

const known: ReadonlyMap<string, object> = new Map(Object.entries(definitions));

/** The definitions that schemas refer to, directly or through others. */
function definitionsOf(schemas: readonly object[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const definition = key === "$ref" && typeof inner === "string" ? known.get(inner) : undefined;
      if (definition !== undefined && !found.has(inner)) {
        found.set(inner, withReferences(definition));
        visit(definition);
      }
      visit(inner);
    }
  };
  schemas.forEach(visit);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** References as pointers into `$defs`. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === "$ref" && typeof inner === "string" ? `#/$defs/${inner}` : withReferences(inner),
    ]),
  );
}
