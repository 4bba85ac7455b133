import { linesOf } from "./columns.ts";
import type { Refused } from "../../oracle/snowflake.ts";
import { expressionRow, type FactRow, type Grade } from "./row.ts";

const letters: Readonly<Record<string, Grade>> = {
  V: "vendor page",
  R: "recorded by others",
  I: "inferred",
};

/**
 * Facts that sources state for one expression: `## topic` starts a group, `# source` says where the lines after it are from, and a line is
 * `grade | expression | type`, or `grade | SELECT … | NAME TYPE; NAME TYPE` for a query.
 */
export function factRows(file: string, setup?: string): readonly FactRow[] {
  let topic = "";
  let source = "";
  const rows: FactRow[] = [];
  for (const line of linesOf(`facts/${file}`)) {
    if (line.startsWith("## ")) topic = line.slice(3);
    else if (line.startsWith("# ")) source = line.slice(2);
    else rows.push(...rowsOf(line, { topic, source, setup }));
  }
  return rows;
}

/** Expressions that Snowflake refuses, with the topic and the source of each: `grade | expression` in lines as above. */
export function refusedRows(file: string): readonly Refused[] {
  let topic = "";
  let source = "";
  const rows: Refused[] = [];
  for (const line of linesOf(`facts/${file}`)) {
    if (line.startsWith("## ")) topic = line.slice(3);
    else if (line.startsWith("# ")) source = line.slice(2);
    else rows.push({ refused: topic, sql: `SELECT ${line.slice(4)} AS x FROM r`, source });
  }
  return rows;
}

function rowsOf(
  line: string,
  { topic, source, setup }: { topic: string; source: string; setup: string | undefined },
): readonly FactRow[] {
  const [letter = "", text = "", answer = ""] = line.split(" | ").map((part) => part.trim());
  const grade = letters[letter];
  if (grade === undefined || answer === "") throw new Error(`not a fact: ${line}`);
  if (!/^(SELECT|WITH|FROM|VALUES)\b/.test(text)) {
    return [expressionRow(text, answer, { topic, source, grade })];
  }
  const columns = answer.split("; ").map((column) => {
    const name = column.startsWith('"')
      ? column.slice(1, column.indexOf('"', 1))
      : (column.split(" ")[0] ?? "");
    const type = column.slice(column.startsWith('"') ? name.length + 3 : name.length + 1);
    return { name, type };
  });
  return [{ topic, sql: text, columns, source, grade, ...(setup === undefined ? {} : { setup }) }];
}
