import { factColumns, linesOf } from "./columns.ts";
import { resultOf } from "./results.ts";
import { expressionRow, type FactRow, type Grade } from "./row.ts";

/** A function of the list, with one of its lists of arguments. */
export interface ListedFunction {
  readonly name: string;
  readonly kind: string;
  readonly parameters: readonly string[];
  readonly rule: string;
  readonly source: string;
  readonly grade: Grade;
}

const grades: Readonly<Record<string, Grade>> = {
  page: "vendor page",
  recorded: "recorded by others",
  inferred: "inferred",
};

/** The functions that the vendor documents, from `facts/functions.txt`. */
export function listedFunctions(): readonly ListedFunction[] {
  return linesOf("facts/functions.txt").map((line) => {
    const [name = "", kind = "", parameters = "", rule = "", source = "", grade = ""] = line.split("|");
    return {
      name,
      kind,
      parameters: parameters === "" ? [] : parameters.split(", "),
      rule,
      source,
      grade: grades[grade] ?? "inferred",
    };
  });
}

/** Columns to call with, by the family of the parameter; the first where it is the first of its kind. */
const samples: Readonly<Record<string, readonly string[]>> = {
  NUMBER: ["n", "q"],
  FLOAT: ["f"],
  VARCHAR: ["s", "w"],
  BINARY: ["bn", "bo"],
  VARIANT: ["va"],
  OBJECT: ["o"],
  ARRAY: ["a"],
  BOOLEAN: ["b"],
  DATE: ["d"],
  TIME: ["tm"],
  TIMESTAMP: ["ts"],
  TEMPORAL: ["ts"],
  GEOGRAPHY: ["g"],
  GEOMETRY: ["ge"],
  GEO: ["g"],
  ANY: ["n"],
  VECTOR: ["vec"],
  MAP: ["mp"],
};

/** Functions with words or constants inside their parentheses, or that are given values of the data; they have facts of their own. */
const special: ReadonlySet<string> = new Set(
  (
    "CASE CAST TRY_CAST EXTRACT DATE_PART DATE_TRUNC DATEADD TIMEADD TIMESTAMPADD DATEDIFF TIMEDIFF TIMESTAMPDIFF COALESCE IFF NVL NVL2 IFNULL " +
    "DECODE TRUNC GET FILTER TRANSFORM REDUCE TIME_SLICE PERCENTILE_CONT PERCENTILE_DISC GREATEST GREATEST_IGNORE_NULLS LEAST " +
    "LEAST_IGNORE_NULLS LAG LEAD FIRST_VALUE LAST_VALUE NTH_VALUE GROUPING CLASSIFIER COLLATE H3_CELL_TO_PARENT ARRAY_CONSTRUCT_STRUCTURED"
  ).split(" "),
);

/** One call of each list of arguments: without and with those that may be left out. */
export function callRows(): readonly FactRow[] {
  return listedFunctions().flatMap((listed): readonly FactRow[] => {
    const { name, kind, parameters, rule, source, grade } = listed;
    if (special.has(name) || kind === "table") return [];
    const needed = parameters.filter((each) => !each.endsWith("?"));
    const lists = [needed, parameters].map((list) => list.map((each) => each.replace(/\?$/, "")));
    const seen = new Set<string>();
    return lists.flatMap((list): readonly FactRow[] => {
      const given = argumentsFor(list);
      if (given === undefined) return [];
      const type = resultOf(
        rule,
        given.map((column) => typeOf(column)),
      );
      const text = `${name}(${given.join(", ")})${kind === "window" ? " OVER (ORDER BY i)" : ""}`;
      if (type === undefined || seen.has(text)) return [];
      seen.add(text);
      return [expressionRow(text, type, { topic: `functions: ${kind}`, source, grade })];
    });
  });
}

function typeOf(argument: string): string {
  return factColumns.get(argument) ?? (/^\d+$/.test(argument) ? `NUMBER(${argument.length},0)` : "");
}

/** Columns for parameters; counts and the like are constants. */
function argumentsFor(parameters: readonly string[]): readonly string[] | undefined {
  const used = new Map<string, number>();
  const given: string[] = [];
  for (const parameter of parameters) {
    const isMany = parameter.endsWith("...");
    const family = parameter.replace(/\.\.\.$/, "");
    for (let copy = 0; copy < (isMany ? 2 : 1); copy++) {
      const choices = samples[family];
      if (choices === undefined) return undefined;
      const turn = used.get(family) ?? 0;
      used.set(family, turn + 1);
      const isCount = family === "NUMBER" && given.length > 0 && parameters[0] !== "NUMBER";
      given.push(isCount ? "2" : (choices[turn % choices.length] ?? ""));
    }
  }
  return given;
}
