import type { TableLine } from "../../oracle/spark/case.ts";
import { factColumns, linesOf } from "./columns.ts";

/** The tables: `r` of the facts, and those of `facts/tables.txt`, where `# setup` starts a setup and a line without indent a table. */
export function factTables(): readonly TableLine[] {
  const columns = [...factColumns].map(([name, type]) => ({
    name: name.toUpperCase(),
    type,
    nullable: true as const,
  }));
  return [{ setup: "facts", table: "r", columns }, ...written()];
}

function written(): readonly TableLine[] {
  const tables: { setup: string; table: string; columns: TableLine["columns"][number][] }[] = [];
  let setup = "";
  for (const line of linesOf("facts/tables.txt")) {
    if (line.startsWith("# ")) setup = line.slice(2);
    else if (!line.startsWith(" ")) tables.push({ setup, table: line, columns: [] });
    else {
      const [name = "", ...type] = line.trim().split(" ");
      const text = type.join(" ");
      const isRequired = text.endsWith(" NOT NULL");
      const column = { name: name.toUpperCase(), type: text.replace(" NOT NULL", "") };
      tables.at(-1)?.columns.push(isRequired ? column : { ...column, nullable: true });
    }
  }
  return tables;
}
