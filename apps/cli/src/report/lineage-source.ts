import { nearestNames, type CatalogTable, type ColumnReference, type Diagnostic } from "@rocky/ir";
import { AdapterError, noSuchModel } from "@rocky/sdk/lineage";
import type { LineageQuestion } from "./lineage.ts";

/** What a project has beside its models. */
export interface BeyondModels {
  /** The tables of the lockfile. */
  readonly tables: readonly CatalogTable[];
  /** Findings about files and folders that cannot be read: what they hold is not among the models. */
  readonly unread: readonly Diagnostic[];
}

type Asked = Pick<LineageQuestion, "graph" | "models" | "target" | "beyond">;

/** Throws an `AdapterError` that says what is wrong unless a table of the lockfile has the column. */
export function expectSourceColumn(question: Asked, column: ColumnReference): void {
  const { tables = [] } = question.beyond ?? {};
  const table = tableNamed(tables, column.relation);
  if (table === undefined) throw noSuchTarget(question, column);
  const names = table.schema.columns.map(({ name }) => name);
  if (!names.some((name) => name.toLowerCase() === column.column.toLowerCase()))
    throw noSuchColumn(`the table ${table.name.join(".")}`, column.column, names);
}

/** The failure for what is neither a model nor a column that is known. `column`: where the target may be one. */
export function noSuchTarget(question: Asked, column: ColumnReference | undefined): AdapterError {
  const { target, graph, models, beyond } = question;
  const { tables = [], unread = [] } = beyond ?? {};
  const table = tableNamed(tables, target);
  if (table !== undefined) {
    const first = table.schema.columns[0]?.name ?? "<column>";
    return new AdapterError("not-found", `${target} is a table, and no model`, {
      help: `name one of its columns: \`rocky lineage ${table.name.join(".")}.${first}\``,
    });
  }
  const [finding] = unread;
  if (finding !== undefined) {
    const more = unread.length === 1 ? "" : ` (and ${unread.length - 1} more)`;
    return new AdapterError(
      "not-found",
      `no model that can be read answers for \`${target}\`; ${gapsBeyond(question)[0] ?? ""}${more}`,
      { help: finding.help ?? "`rocky compile` says what else is wrong" },
    );
  }
  if (column === undefined) return noSuchModel(target, models());
  if (!graph.readers.has(column.relation.toLowerCase())) return noSuchModel(column.relation, models());
  return new AdapterError(
    "not-found",
    `no model reads a column \`${column.column}\` of ${column.relation}, and the lockfile does not have that table`,
    { help: "`rocky discover --with-schemas` writes the columns of the tables that models read into it" },
  );
}

/** The failure for a column that its model or table does not have. */
export function noSuchColumn(owner: string, column: string, names: readonly string[]): AdapterError {
  const near = nearestNames(column, names);
  const all = names.length === 0 ? "it has no columns" : `its columns are ${names.join(", ")}`;
  return new AdapterError("not-found", `${owner} has no column \`${column}\``, {
    help: near.length > 0 ? `did you mean \`${near[0]}\`?` : all,
  });
}

/** Why there may be more than the models tell: files and folders that cannot be read. */
export function gapsBeyond({ beyond }: Pick<LineageQuestion, "beyond">): readonly string[] {
  return (beyond?.unread ?? []).map(({ message }) => message.replace(/\.$/, ""));
}

function tableNamed(tables: readonly CatalogTable[], name: string): CatalogTable | undefined {
  const key = name.toLowerCase();
  return tables.find((table) => table.name.join(".").toLowerCase() === key);
}
