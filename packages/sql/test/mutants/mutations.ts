import { all, misspelt, put, textOf, without, type Edit, type Mutation, type Subject } from "./edit.ts";

const aggregates = new Set(
  "sum avg min max count any_value string_agg list median mode first last stddev bool_and bool_or arg_max arg_min".split(
    " ",
  ),
);
const windowOnly = new Set(
  "row_number rank dense_rank lag lead first_value last_value ntile nth_value percent_rank cume_dist".split(
    " ",
  ),
);

function defined(edits: readonly (Edit | undefined)[]): readonly Edit[] {
  return edits.filter((edit) => edit !== undefined);
}

function nameOf(call: { readonly name: readonly { readonly name: string }[] }): string {
  return call.name.at(-1)?.name.toLowerCase() ?? "";
}

function plainAggregates(subject: Subject): ReturnType<typeof all<"call">> {
  return all(subject, "call").filter(
    (call) => aggregates.has(nameOf(call)) && call.over === undefined && call.arguments.length > 0,
  );
}

/** The end of what stands in WHERE, before a closing parenthesis or the next clause. */
function toWhere(subject: Subject, extra: string): readonly Edit[] {
  return all(subject, "select").flatMap((select) =>
    select.where === undefined ? [] : [put(select.where, `(${textOf(subject, select.where)}) AND ${extra}`)],
  );
}

/** What is done to a query's text: each breaks one thing. */
export const mutations: readonly Mutation[] = [
  {
    name: "misspell a column",
    edits: (s) =>
      all(s, "column").flatMap(({ parts }) =>
        defined([parts.at(-1)].map((part) => part && put(part, misspelt(part.name)))),
      ),
  },
  {
    name: "misspell a qualifier",
    edits: (s) =>
      all(s, "column").flatMap(({ parts }) =>
        parts.length > 1 && parts[0] !== undefined ? [put(parts[0], misspelt(parts[0].name))] : [],
      ),
  },
  {
    name: "leave a qualifier out",
    edits: (s) =>
      all(s, "column").flatMap(({ parts: [first, second] }) =>
        first !== undefined && second !== undefined
          ? [{ start: first.start, end: second.start, text: "" }]
          : [],
      ),
  },
  {
    name: "qualify with another table",
    edits: (s) => {
      const aliases = all(s, "table-alias").map((alias) => alias.name.name);
      return all(s, "column").flatMap(({ parts: [first, second] }) =>
        first === undefined || second === undefined
          ? []
          : aliases
              .filter((alias) => alias !== first.name)
              .slice(0, 2)
              .map((alias) => put(first, alias)),
      );
    },
  },
  {
    name: "misspell a table or CTE",
    edits: (s) =>
      all(s, "table").flatMap(({ parts }) =>
        defined([parts.at(-1)].map((part) => part && put(part, misspelt(part.name)))),
      ),
  },
  {
    name: "rename a CTE where it is defined",
    edits: (s) => all(s, "common-table").map(({ name }) => put(name, misspelt(name.name))),
  },
  {
    name: "rename a table's alias",
    edits: (s) => all(s, "table-alias").map(({ name }) => put(name, misspelt(name.name))),
  },
  {
    name: "drop a table's alias",
    edits: (s) =>
      all(s, "table").flatMap((table) => (table.alias === undefined ? [] : [put(table.alias, "")])),
  },
  {
    name: "drop a column's alias",
    edits: (s) =>
      all(s, "select").flatMap((select) =>
        select.items.flatMap((item) =>
          item.alias === undefined || item.alias.start < item.expression.end
            ? []
            : [
                put(
                  item,
                  textOf(s, { start: item.start, end: item.expression.end }).replace(/^\(?/, (open) => open),
                ),
              ],
        ),
      ),
  },
  {
    name: "swap the arguments of a call",
    edits: (s) =>
      all(s, "call").flatMap(({ arguments: [first, second] }) =>
        first === undefined || second === undefined || first.end > second.start
          ? []
          : [[put(first, textOf(s, second)), put(second, textOf(s, first))]],
      ),
  },
  {
    name: "drop an argument",
    edits: (s) =>
      all(s, "call").flatMap((call) =>
        call.arguments.length < 2
          ? call.arguments.map((argument) => put(argument, ""))
          : defined([without(call.arguments, call.arguments.length - 1), without(call.arguments, 0)]),
      ),
  },
  {
    name: "add an argument",
    edits: (s) =>
      all(s, "call").flatMap((call) => {
        const last = call.arguments.at(-1);
        return last === undefined
          ? []
          : [put(last, `${textOf(s, last)}, ${textOf(s, last)}`), put(last, `${textOf(s, last)}, 7`)];
      }),
  },
  {
    name: "misspell a function",
    edits: (s) =>
      all(s, "call").flatMap((call) =>
        defined([call.name.at(-1)].map((name) => name && put(name, misspelt(name.name)))),
      ),
  },
  {
    name: "call another function",
    edits: (s) =>
      all(s, "call").flatMap((call) => {
        const name = call.name.at(-1);
        return name === undefined || name.end - name.start !== name.name.length
          ? []
          : ["upper", "sum", "year", "len", "abs"]
              .filter((other) => other !== name.name.toLowerCase())
              .map((other) => put(name, other));
      }),
  },
  {
    name: "change a literal's type",
    edits: (s) =>
      all(s, "literal").flatMap((literal) => {
        if (literal.literal === "string")
          return [
            put(literal, "42"),
            put(literal, "true"),
            put(literal, "DATE '2024-01-01'"),
            put(literal, "'no number'"),
          ];
        if (literal.literal === "null" || literal.literal === "boolean")
          return [put(literal, "7"), put(literal, "[1]")];
        return [
          put(literal, "'abc'"),
          put(literal, "DATE '2024-01-01'"),
          put(literal, "true"),
          put(literal, "[1]"),
        ];
      }),
  },
  {
    name: "a literal of a type that cannot be read",
    edits: (s) =>
      all(s, "typed-literal").map((literal) =>
        put(literal, textOf(s, literal).replace(/'[^']*'/, "'hello'")),
      ),
  },
  {
    name: "replace an operand",
    edits: (s) =>
      all(s, "binary").flatMap(({ left, right }) =>
        ["'abc'", "DATE '2024-01-01'", "[1, 2]", "true", "1"].flatMap((text) => [
          put(left, text),
          put(right, text),
        ]),
      ),
  },
  {
    name: "change an operator",
    edits: (s) =>
      all(s, "binary").flatMap(({ operatorStart, operatorEnd, operator }) =>
        ["+", "||", "=", "->>", "%", "<"]
          .filter((other) => other !== operator && /^[^a-z]+$/.test(operator))
          .map((text) => ({ start: operatorStart, end: operatorEnd, text: ` ${text} ` })),
      ),
  },
  {
    name: "cast to another type",
    edits: (s) =>
      all(s, "cast").flatMap(({ type }) =>
        ["INTEGR", "DATE[]", "STRUCT(a INTEGER)", "BLOB", "BOOLEAN"].map((text) => put(type, text)),
      ),
  },
  {
    name: "misspell a field",
    edits: (s) => all(s, "field").map(({ field }) => put(field, misspelt(field.name))),
  },
  {
    name: "drop a join's condition",
    edits: (s) =>
      all(s, "join").flatMap((join) => {
        if (join.on !== undefined) {
          const on = /\bON\s*\(?\s*$/i.exec(s.sql.slice(join.right.end, join.on.start));
          return on === null || on[0].includes("(")
            ? []
            : [{ start: join.right.end + on.index, end: join.on.end, text: "" }];
        }
        return join.using.length === 0 ? [] : [{ start: join.right.end, end: join.end, text: "" }];
      }),
  },
  {
    name: "join on another column",
    edits: (s) => all(s, "join").flatMap((join) => join.using.map((name) => put(name, misspelt(name.name)))),
  },
  {
    name: "join on a bare column",
    edits: (s) =>
      all(s, "join").flatMap((join) =>
        join.on?.kind === "binary" ? [put(join.on, textOf(s, join.on.left))] : [],
      ),
  },
  {
    name: "remove a GROUP BY key",
    edits: (s) =>
      all(s, "select").flatMap((select) =>
        select.groupBy === undefined
          ? []
          : select.groupBy.items.flatMap((_, i) => defined([without(select.groupBy?.items ?? [], i)])),
      ),
  },
  {
    name: "remove GROUP BY",
    edits: (s) =>
      all(s, "select").flatMap((select) => (select.groupBy === undefined ? [] : [put(select.groupBy, "")])),
  },
  {
    name: "take an aggregate off its column",
    edits: (s) =>
      plainAggregates(s).flatMap((call) => {
        const first = call.arguments[0];
        return first === undefined || first.value.kind === "star" ? [] : [put(call, textOf(s, first))];
      }),
  },
  {
    name: "nest an aggregate",
    edits: (s) =>
      plainAggregates(s).flatMap((call) => {
        const first = call.arguments[0];
        return first === undefined || first.value.kind === "star"
          ? []
          : [put(first, `max(${textOf(s, first)})`)];
      }),
  },
  { name: "put an aggregate in WHERE", edits: (s) => toWhere(s, "count(*) > 1") },
  { name: "put a window function in WHERE", edits: (s) => toWhere(s, "row_number() OVER () = 1") },
  {
    name: "aggregate in GROUP BY",
    edits: (s) =>
      all(s, "select").flatMap((select) =>
        (select.groupBy?.items ?? []).map((item) => put(item, "count(*)")),
      ),
  },
  {
    name: "aggregate in a join's condition",
    edits: (s) =>
      all(s, "join").flatMap((join) =>
        join.on === undefined ? [] : [put(join.on, `${textOf(s, join.on)} AND count(*) > 1`)],
      ),
  },
  {
    name: "window function in HAVING",
    edits: (s) =>
      all(s, "select").flatMap((select) =>
        select.having === undefined
          ? []
          : [put(select.having, `${textOf(s, select.having)} AND row_number() OVER () = 1`)],
      ),
  },
  {
    name: "a window function without OVER",
    edits: (s) =>
      all(s, "call").flatMap((call) =>
        call.over === undefined || !windowOnly.has(nameOf(call))
          ? []
          : [put(call, s.sql.slice(call.start, call.end).replace(/\s+OVER\s*(\(.*\)|\w+)\s*$/is, ""))],
      ),
  },
  {
    name: "OVER after a scalar function",
    edits: (s) =>
      all(s, "call").flatMap((call) =>
        call.over !== undefined || aggregates.has(nameOf(call))
          ? []
          : [put(call, `${textOf(s, call)} OVER ()`)],
      ),
  },
  {
    name: "FILTER after a scalar function",
    edits: (s) =>
      all(s, "call").flatMap((call) =>
        call.over !== undefined || aggregates.has(nameOf(call))
          ? []
          : [put(call, `${textOf(s, call)} FILTER (WHERE true)`)],
      ),
  },
  {
    name: "remove FROM",
    edits: (s) =>
      all(s, "select").flatMap((select) => {
        const first = select.from[0];
        const last = select.from.at(-1);
        if (first === undefined || last === undefined || select.fromFirst) return [];
        const from = /\bFROM\s*\(*\s*$/i.exec(s.sql.slice(0, first.start));
        return from === null || from[0].includes("(") ? [] : [{ start: from.index, end: last.end, text: "" }];
      }),
  },
  {
    name: "one item more in a side of a set operation",
    edits: (s) =>
      all(s, "set-operation").flatMap(({ inputs }) =>
        inputs.flatMap((input) => {
          const item = input.kind === "select" ? input.items.at(-1) : undefined;
          return item === undefined ? [] : [put(item, `${textOf(s, item)}, 7`)];
        }),
      ),
  },
  {
    name: "another type in a side of a set operation",
    edits: (s) =>
      all(s, "set-operation").flatMap(({ inputs }) =>
        inputs.flatMap((input) => {
          const item = input.kind === "select" ? input.items[0] : undefined;
          return item === undefined ? [] : [put(item, "[DATE '2024-01-01']"), put(item, "{'a': 1}")];
        }),
      ),
  },
  {
    name: "drop an item",
    edits: (s) =>
      all(s, "select").flatMap((select) =>
        select.items.flatMap((_, i) => defined([without(select.items, i)])),
      ),
  },
  {
    name: "swap two items",
    edits: (s) =>
      all(s, "select").flatMap(({ items: [first, second] }) =>
        first === undefined || second === undefined
          ? []
          : [[put(first, textOf(s, second)), put(second, textOf(s, first))]],
      ),
  },
  {
    name: "two columns where one may be",
    edits: (s) =>
      [...all(s, "subquery"), ...all(s, "in")].flatMap(({ query }) => {
        const body = query?.body;
        const item = body?.kind === "select" ? body.items[0] : undefined;
        return item === undefined ? [] : [put(item, `${textOf(s, item)}, 1`)];
      }),
  },
  {
    name: "a position that is not there",
    edits: (s) => all(s, "query").flatMap(({ orderBy }) => orderBy.map((item) => put(item.expression, "99"))),
  },
  {
    name: "a grouping position that is not there",
    edits: (s) =>
      all(s, "select").flatMap((select) => (select.groupBy?.items ?? []).map((item) => put(item, "99"))),
  },
  {
    name: "a column or text as LIMIT",
    edits: (s) =>
      all(s, "query").flatMap(({ limit, body }) => {
        const column = body.kind === "select" ? body.items[0] : undefined;
        return limit === undefined || column === undefined
          ? []
          : [
              put(limit.count, "'x'"),
              put(limit.count, column.expression.kind === "column" ? textOf(s, column.expression) : "n"),
            ];
      }),
  },
  {
    name: "the same CTE twice",
    edits: (s) =>
      all(s, "common-table").map((table) => put(table, `${textOf(s, table)}, ${textOf(s, table)}`)),
  },
  {
    name: "the same alias twice",
    edits: (s) => {
      const [first, second] = all(s, "table-alias");
      return first === undefined || second === undefined ? [] : [put(second.name, first.name.name)];
    },
  },
  {
    name: "a text as condition",
    edits: (s) =>
      all(s, "select").flatMap((select) =>
        select.where === undefined
          ? []
          : [put(select.where, "'abc'"), put(select.where, "DATE '2024-01-01'"), put(select.where, "[1]")],
      ),
  },
  {
    name: "take WHERE out",
    edits: (s) =>
      all(s, "select").flatMap((select) => (select.where === undefined ? [] : [put(select.where, "true")])),
  },
  {
    name: "drop a closing parenthesis",
    edits: (s) => [...s.sql.matchAll(/\)/g)].map(({ index }) => ({ start: index, end: index + 1, text: "" })),
  },
  {
    name: "drop a comma",
    edits: (s) => [...s.sql.matchAll(/,/g)].map(({ index }) => ({ start: index, end: index + 1, text: "" })),
  },
  {
    name: "drop a keyword",
    edits: (s) =>
      [...s.sql.matchAll(/\b(SELECT|FROM|BY|AS|ON|THEN|END|WHEN|AND)\b/g)].map(({ index, 0: word }) => ({
        start: index,
        end: index + word.length,
        text: "",
      })),
  },
];
