import type { Identifier } from "../ast/expression.ts";
import type {
  Join,
  Pivot,
  PivotColumn,
  PivotItem,
  Relation,
  TableAlias,
  TableName,
  Unpivot,
} from "../ast/query.ts";
import { identifierText, pathText } from "./names.ts";
import { commas, free, type Printer } from "./printer.ts";

/** A relation of FROM. */
export function relationText(q: Printer, node: Relation): string {
  switch (node.kind) {
    case "table":
      return (
        streamText(node) +
        tableText(q, node) +
        versionText(node.version) +
        aliasText(q, node.alias) +
        offsetText(q, node.offset) +
        sampleText(node.sample)
      );
    case "derived": {
      const lateral = node.lateral ? "LATERAL " : "";
      return `${lateral}(${q.query(q, node.query)})${aliasText(q, node.alias)}${sampleText(node.sample)}`;
    }
    case "table-function": {
      const given = node.arguments.map((argument) => {
        const value = free(q, argument.value);
        return argument.name === undefined
          ? value
          : `${identifierText(argument.name, q.dialect)} := ${value}`;
      });
      const call = `${node.lateral ? "LATERAL " : ""}${streamText(node)}${pathText(node.name, q.dialect)}(${given.join(", ")})`;
      const ordinality = node.withOrdinality ? " WITH ORDINALITY" : "";
      return (
        call + ordinality + aliasText(q, node.alias) + offsetText(q, node.offset) + sampleText(node.sample)
      );
    }
    case "join":
      return joinText(q, node);
    case "pivot":
      return node.statement ? pivotStatementText(q, node) : pivotText(q, node);
    case "unpivot":
      return unpivotText(q, node);
    case "match-recognize":
      return `${single(q, node.source)} ${node.text}${aliasText(q, node.alias)}`;
    case "aliased-relation":
      return `${single(q, node.relation)}${aliasText(q, node.alias)}`;
    case "opaque-relation":
      return node.text + aliasText(q, node.alias);
  }
}

function tableText(q: Printer, node: TableName): string {
  const text = pathText(node.parts, q.dialect);
  return q.mark === undefined ? text : q.mark(text, node, "relation");
}

function aliasText(q: Printer, alias: TableAlias | undefined): string {
  if (alias === undefined) return "";
  const columns = alias.columns.map((column) => identifierText(column, q.dialect));
  return ` AS ${identifierText(alias.name, q.dialect)}${columns.length === 0 ? "" : `(${columns.join(", ")})`}`;
}

function offsetText(q: Printer, offset: Identifier | undefined): string {
  return offset === undefined ? "" : ` WITH OFFSET AS ${identifierText(offset, q.dialect)}`;
}

function streamText({ stream }: { readonly stream?: true }): string {
  return stream === true ? "STREAM " : "";
}

function versionText(version: string | undefined): string {
  return version === undefined ? "" : ` ${version}`;
}

function sampleText(sample: string | undefined): string {
  return sample === undefined ? "" : ` TABLESAMPLE ${sample}`;
}

/** A relation where joins need parentheses. */
function single(q: Printer, node: Relation): string {
  const text = relationText(q, node);
  return node.kind === "join" || node.kind === "pivot" || node.kind === "unpivot" ? `(${text})` : text;
}

function joinText(q: Printer, node: Join): string {
  const words = [
    node.natural ? "NATURAL " : "",
    node.asof ? "ASOF " : "",
    node.join === "inner" || node.match !== undefined ? "" : `${node.join.toUpperCase()} `,
  ].join("");
  const match = node.match === undefined ? "" : ` MATCH_CONDITION (${free(q, node.match)})`;
  const on = node.on === undefined ? "" : ` ON ${free(q, node.on)}`;
  const using = node.using.map((column) => identifierText(column, q.dialect)).join(", ");
  const right = node.right.kind === "join" ? single(q, node.right) : relationText(q, node.right);
  return `${relationText(q, node.left)} ${words}JOIN ${right}${match}${on}${using === "" ? "" : ` USING (${using})`}`;
}

function pivotText(q: Printer, node: Pivot): string {
  const on = node.on.map((column) => pivotColumnText(q, column)).join(" ");
  const group = groupText(q, node);
  const filled = node.defaultValue === undefined ? "" : ` DEFAULT ON NULL (${free(q, node.defaultValue)})`;
  const alias = aliasText(q, node.alias);
  const source = node.source.kind === "join" ? single(q, node.source) : relationText(q, node.source);
  return `${source} PIVOT (${itemsText(q, node.aggregates)} FOR ${on}${group}${filled})${alias}`;
}

/** `PIVOT source ON … USING … GROUP BY …`. */
function pivotStatementText(q: Printer, node: Pivot): string {
  const on = node.on.map((column) => pivotColumnText(q, column)).join(", ");
  const using = node.aggregates.length === 0 ? "" : ` USING ${itemsText(q, node.aggregates)}`;
  return `PIVOT ${single(q, node.source)}${on === "" ? "" : ` ON ${on}`}${using}${groupText(q, node)}`;
}

function unpivotText(q: Printer, node: Unpivot): string {
  const items = node.items.map((item) => {
    const columns = item.columns.map((column) => free(q, column)).join(", ");
    const alias = item.alias === undefined ? "" : ` AS ${identifierText(item.alias, q.dialect)}`;
    const label = item.label === undefined ? alias : ` AS ${free(q, item.label)}`;
    return (item.columns.length > 1 ? `(${columns})` : columns) + label;
  });
  const values = node.values.map((value) => identifierText(value, q.dialect));
  const source = node.source.kind === "join" ? single(q, node.source) : relationText(q, node.source);
  if (node.statement) {
    const into =
      node.name === undefined
        ? ""
        : ` INTO NAME ${identifierText(node.name, q.dialect)} VALUE ${values.join(", ")}`;
    return `UNPIVOT ${single(q, node.source)} ON ${items.join(", ")}${into}`;
  }
  const name = node.name === undefined ? "" : identifierText(node.name, q.dialect);
  const given = values.length > 1 ? `(${values.join(", ")})` : values.join("");
  const nulls = node.includeNulls ? "INCLUDE NULLS " : "";
  return `${source} UNPIVOT ${nulls}(${given} FOR ${name} IN (${items.join(", ")}))${aliasText(q, node.alias)}`;
}

function groupText(q: Printer, node: Pivot): string {
  return node.groupBy.length === 0 ? "" : ` GROUP BY ${commas(q, node.groupBy)}`;
}

function itemsText(q: Printer, items: readonly PivotItem[]): string {
  return items
    .map((item) => {
      const alias = item.alias === undefined ? "" : ` AS ${identifierText(item.alias, q.dialect)}`;
      return free(q, item.expression) + alias;
    })
    .join(", ");
}

function pivotColumnText(q: Printer, column: PivotColumn): string {
  const { like } = q.dialect.syntax.binding;
  const parts = column.columns.map((part) => q.expression(q, part, like + 1));
  const columns = parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(", ")})`;
  return column.values === undefined ? columns : `${columns} IN (${itemsText(q, column.values)})`;
}
