import type { Expression, QueryNode } from "@rocky/sql";
import { orderItem } from "./lower-call.ts";
import { isUntouched, outputFor, type NamedOutput, type Output, type Rows, type StarOutput } from "./rows.ts";
import {
  allOf,
  columnName,
  isPlace,
  queryOf,
  selectOf,
  spanOf,
  starOf,
  type OrderItem,
  type QueryBody,
  type SelectItem,
  type Star,
} from "./sql-nodes.ts";

/** The query of the steps so far. */
export function emit(rows: Rows): QueryNode {
  if (rows.whole !== undefined) return queryOf(rows.whole);
  const limit = rows.limit;
  return queryOf(body(rows), {
    start: rows.start,
    end: rows.end,
    orderBy: rows.order.flatMap((key) => orderOf(rows, key)),
    limit:
      limit === undefined ? undefined : { kind: "limit", count: limit, percent: false, ...spanOf(limit) },
  });
}

function body(rows: Rows): QueryBody {
  const { grouped, distinct } = rows;
  const keys = grouped?.keys ?? [];
  const [first] = keys;
  return selectOf(rows, {
    from: rows.from,
    items: rows.outputs.map(itemOf),
    distinct: distinct === undefined ? undefined : { kind: "distinct", on: [], ...spanOf(distinct) },
    where: allOf(rows.where),
    groupBy:
      first === undefined
        ? undefined
        : {
            kind: "group-by",
            all: false,
            items: keys,
            start: first.start,
            end: keys.at(-1)?.end ?? first.end,
          },
    having: allOf(havingOf(rows)),
  });
}

function havingOf(rows: Rows): readonly Expression[] {
  const { grouped, having } = rows;
  const said = having.map(({ expression }) => expression);
  const isOneGroup = grouped !== undefined && grouped.keys.length === 0 && !hasAggregate(rows);
  return isOneGroup ? [anyNumberOfRows(rows), ...said] : said;
}

function itemOf(output: Output): SelectItem {
  const { start, end } = output.kind === "star" ? output : output.expression;
  const at = { kind: "select-item", start, end } as const;
  if (output.kind === "star") {
    return { ...at, expression: shownBy(output), alias: undefined };
  }
  return { ...at, expression: output.expression, alias: hasItsName(output) ? undefined : output.name };
}

function shownBy(output: StarOutput): Star {
  const star = starOf(output, output.qualifier, output.exclude);
  return output.taken === undefined ? star : { ...star, taken: output.taken };
}

function hasItsName({ name, expression }: NamedOutput): boolean {
  return expression.kind === "column" && expression.parts.at(-1)?.name === name.name;
}

/** A named column is ordered by through its name; a constant orders nothing, and alone it would mean a place. */
function orderOf(rows: Rows, key: Rows["order"][number]): readonly OrderItem[] {
  const named = outputFor(rows, key.expression);
  if (named !== undefined) return [orderItem(key, columnName(key, [named.name]))];
  return isPlace(key.expression) ? [] : [orderItem(key, key.expression)];
}

/** Whether SQL makes one group of all rows without being told to. */
function hasAggregate({ outputs, having }: Rows): boolean {
  return having.length > 0 || outputs.some((output) => output.kind === "named" && output.traits.aggregate);
}

/** `COUNT(*) >= 0`: makes one group of all rows, also where no aggregate is selected. */
function anyNumberOfRows(rows: Rows): Expression {
  const { end } = rows;
  const at = { start: end, end };
  const star = starOf(at, undefined, []);
  return {
    kind: "binary",
    operator: ">=",
    left: {
      kind: "call",
      name: [{ kind: "identifier", name: "COUNT", quoted: false, ...at }],
      arguments: [{ kind: "argument", name: undefined, value: star, ...at }],
      distinct: false,
      orderBy: [],
      withinGroup: [],
      filter: undefined,
      nullTreatment: undefined,
      over: undefined,
      ...at,
    },
    right: { kind: "literal", literal: "integer", text: "0", ...at },
    operatorStart: end,
    operatorEnd: end,
    ...at,
  };
}

/** The body of the steps so far, to stand beside others in a UNION; their order does not matter there. */
export function emitBody(rows: Rows): QueryBody {
  if (rows.limit !== undefined) return emit(rows);
  if (isUntouched(rows) || rows.whole === undefined) return body(rows);
  return rows.whole;
}
