import type { Connection } from "@rocky/adapter";
import type { CancelSignal, Column, SqlType } from "@rocky/ir";
import { targetKey, type FileToLoad, type ObservedState } from "@rocky/runtime";
import { printType } from "@rocky/sql";
import { dialectNamed } from "../dialect-named.ts";

/** What files of one table are compared with. */
interface AlikeInput {
  readonly connection: Pick<Connection, "query" | "fileQuery">;
  readonly observed: ObservedState;
  readonly signal: CancelSignal | undefined;
}

/**
 * Makes sure that files which become one table have the same columns: adding rows would cast them silently. CSV files are read
 * with the type that has room for all of them; where there is none, or a column is missing, the file is refused.
 */
export async function alikeFiles(
  files: readonly FileToLoad[],
  input: AlikeInput,
): Promise<readonly FileToLoad[]> {
  const result: FileToLoad[] = [];
  const { currentCatalog, relations } = input.observed;
  for (const [key, ofTable] of Map.groupBy(files, (file) => targetKey(file.target, currentCatalog))) {
    const [first] = ofTable;
    const table = relations.find((relation) => targetKey(relation.target, currentCatalog) === key);
    const base = first?.mode === "append" ? table?.columns : undefined;
    result.push(
      ...(ofTable.length === 1 && base === undefined ? ofTable : await alike(ofTable, base, input)),
    );
  }
  return result;
}

async function alike(
  files: readonly FileToLoad[],
  base: readonly Column[] | undefined,
  input: AlikeInput,
): Promise<readonly FileToLoad[]> {
  const described: { readonly file: FileToLoad; readonly columns: readonly Column[] }[] = [];
  for (const file of files) {
    if (file.bytes > 0) described.push({ file, columns: await columnsOf(file, input) });
  }
  const columns = base ?? described[0]?.columns ?? [];
  const all = [columns, ...described.map((each) => each.columns)];
  const types = new Map(columns.map(({ name }) => [name.toLowerCase(), widest(name, all)]));
  return files.map((file) => {
    const own = described.find((each) => each.file === file)?.columns;
    if (own === undefined) return file;
    const problems = problemsOf(own, { columns, types, isFixed: base !== undefined });
    if (problems.length > 0) {
      const violations = problems.map((message) => ({
        rule: "required_columns" as const,
        column: "",
        message,
      }));
      return { ...file, violations };
    }
    if (file.format !== "csv") return file;
    const wide = own.flatMap(({ name }) => {
      const type = types.get(name.toLowerCase());
      return type === undefined ? [] : [[name, printType(type, dialectNamed("duckdb"))] as const];
    });
    return { ...file, types: Object.fromEntries(wide) };
  });
}

async function columnsOf(file: FileToLoad, { connection, signal }: AlikeInput): Promise<readonly Column[]> {
  const { format, csv, absolutePath } = file;
  const { columns, batches } = await connection.query(
    `${connection.fileQuery({ file: absolutePath, format, csv })} LIMIT 0`,
    signal,
  );
  for await (const _ of batches);
  return columns;
}

function typeIn(columns: readonly Column[], name: string): SqlType | undefined {
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.type;
}

/** The type with room for all; `undefined` when there is none. */
function widest(name: string, all: readonly (readonly Column[])[]): SqlType | undefined {
  const types = all.flatMap((columns) => typeIn(columns, name) ?? []);
  const common = dialectNamed("duckdb").types.commonType(
    types.map((type) => ({ type })),
    "set",
  );
  return common.kind === "ok" ? common.type : undefined;
}

interface Expected {
  readonly columns: readonly Column[];
  readonly types: ReadonlyMap<string, SqlType | undefined>;
  /** The table is there, so its types cannot give way. */
  readonly isFixed: boolean;
}

function problemsOf(own: readonly Column[], { columns, types, isFixed }: Expected): readonly string[] {
  const duckdb = dialectNamed("duckdb");
  const missing = columns.filter(({ name }) => typeIn(own, name) === undefined);
  const extra = own.filter(({ name }) => typeIn(columns, name) === undefined);
  const other = own.filter(({ name }) => {
    const wide = types.get(name.toLowerCase());
    const there = typeIn(columns, name);
    if (there === undefined) return false;
    return wide === undefined || (isFixed && printType(wide, duckdb) !== printType(there, duckdb));
  });
  const type = (columnsToAsk: readonly Column[], name: string): string => {
    const found = typeIn(columnsToAsk, name);
    return found === undefined ? "" : printType(found, duckdb);
  };
  return [
    ...missing.map(({ name }) => `the column ${name} of the table is not in the file`),
    ...extra.map(({ name }) => `the file has a column ${name}, which the table does not have`),
    ...other.map(
      ({ name }) =>
        `${name} is ${type(own, name)} here and ${type(columns, name)} in the table; --full loads all files anew`,
    ),
  ];
}
