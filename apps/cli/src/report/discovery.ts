import type { Discovery } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { discoverSchema } from "../schemas/discover.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

/** Prints which tables there are, and what became of the lockfile. */
export function printDiscovery(context: Context, discovery: Discovery): ExitCode {
  if (context.output === "json") {
    printJson(context, bodyOf(discovery));
    return exitCodes.ok;
  }
  const { stdout } = context;
  const { tables, lockfile, changed } = discovery;
  if (tables.length > 0) {
    const rows = tables.map(({ name, schema }) => [name.join("."), String(schema.columns.length)]);
    stdout.write(tableText([{ heading: "TABLE" }, { heading: "COLUMNS", align: "right" }], rows, stdout));
  }
  stdout.write(`${plural(tables.length, "table")} in ${discovery.sourceId}\n`);
  if (lockfile === undefined) {
    printNext(context, "rocky discover --with-schemas tells the compiler their columns");
  } else {
    stdout.write(
      changed.length === 0
        ? `${lockfile} is up to date\n`
        : `${lockfile}: ${plural(changed.length, "table")} changed\n`,
    );
    printNext(context, "rocky compile");
  }
  return exitCodes.ok;
}

function bodyOf({ adapter, sourceId, tables, lockfile, changed }: Discovery): BodyOf<typeof discoverSchema> {
  const bySchema = Map.groupBy(tables, (table) => table.name.slice(0, -1).join("."));
  return {
    sources: [...bySchema].map(([schema, ofSchema]) => ({
      id: `${sourceId}/${schema}`,
      source_type: adapter,
      components: { schema },
      tables: ofSchema.map((table) => ({ name: table.name.at(-1) ?? "" })),
    })),
    ...(lockfile === undefined ? {} : { schemas_cached: tables.length, lockfile, changed }),
  };
}
