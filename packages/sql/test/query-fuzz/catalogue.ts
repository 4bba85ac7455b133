import type { Engine } from "./engine.ts";

/** One overload of a function, as DuckDB's own catalogue lists it. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The type of further arguments, as many as one likes. */
  readonly rest: string | undefined;
}

/** The functions that calls are drawn from: by name, so that each is drawn as often as any other. */
export interface Catalogue {
  readonly scalars: readonly (readonly Signature[])[];
  readonly aggregates: readonly (readonly Signature[])[];
}

/** Functions whose answer is not a matter of types, or that do something to the database. */
const left = new Set(
  "error getvariable nextval currval setseed sleep_ms write_log current_setting getenv add_parquet_key read_text parse_duckdb_log_message in_search_path txid_current current_query pg_sleep create_sort_key".split(
    " ",
  ),
);

/** Macros of PostgreSQL's names: they forget their arguments, which DuckDB then does not look at. */
const forgetful =
  /^(has_.*_privilege|.*obj_description|col_description|pg_.*|format_pg_type|map_to_pg_oid|array_to_string_comma_default)$/;

/** Reads DuckDB's catalogue; operators under a symbol stand in expressions anyway. */
export async function readCatalogue(engine: Engine): Promise<Catalogue> {
  const rows = await engine.all(
    `SELECT function_name, function_type, parameter_types, parameters, varargs FROM duckdb_functions()
     WHERE function_type IN ('scalar', 'aggregate', 'macro') AND schema_name IN ('main', 'pg_catalog') ORDER BY ALL`,
  );
  const scalars = new Map<string, Signature[]>();
  const aggregates = new Map<string, Signature[]>();
  for (const [name, kind, types, parameters, varargs] of rows) {
    const key = String(name);
    if (
      !/^[a-z_]\w*$/i.test(key) ||
      left.has(key) ||
      key.startsWith("icu_collate") ||
      key.startsWith("__") ||
      forgetful.test(key)
    )
      continue;
    const listed = (
      Array.isArray(types) ? types : Array.isArray(parameters) ? parameters : []
    ) as readonly unknown[];
    const signature: Signature = {
      name: key,
      parameters: listed.map((type) => (kind === "macro" || typeof type !== "string" ? "ANY" : type)),
      rest: typeof varargs === "string" ? varargs : undefined,
    };
    const group = kind === "aggregate" ? aggregates : scalars;
    const list = group.get(key) ?? [];
    list.push(signature);
    group.set(key, list);
  }
  return { scalars: [...scalars.values()], aggregates: [...aggregates.values()] };
}
