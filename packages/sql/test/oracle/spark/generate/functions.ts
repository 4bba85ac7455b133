import type { SparkCase, SparkFunction } from "../case.ts";
import { tryAll, type Ask, type Attempts } from "./attempts.ts";
import { columns } from "./operands.ts";
import { chosen, type Call } from "./chosen.ts";

const ones = [
  ...columns,
  "c3",
  "by_name",
  "pairs",
  "nested",
  "1",
  "'a'",
  "1.5",
  "NULL",
  "array(1)",
  "'2024-01-02'",
];
const twos = [
  "i32",
  "i64",
  "d102",
  "f64",
  "s",
  "x",
  "day",
  "ts",
  "ds",
  "ints",
  "counts",
  "v",
  "1",
  "'a'",
  "0.5",
];
const threes = ["i32", "f64", "s", "ts", "x", "ints", "b", "1", "'a'"];
const most = 7;

/** What a function is called with: nothing, each operand, each two, and further ones behind what was taken before. */
export async function functionCalls(ask: Ask, listed: SparkFunction): Promise<readonly SparkCase[]> {
  const cases: SparkCase[] = [];
  let before: readonly Call[] = [];
  for (let arity = 0; arity <= most; arity++) {
    const tried = argumentLists(arity, before);
    const first = tried[0];
    if (first === undefined) break;
    if (await takesNever(ask, listed, first)) continue;
    const accepted = await acceptedOf(ask, listed, tried);
    if (accepted.length > 0) before = accepted;
    cases.push(...(await recordedOf(ask, listed, { arity, accepted })));
  }
  return cases;
}

/** A call as text; a window function needs a window. */
export function callText({ name, group }: SparkFunction, args: readonly string[]): string {
  return `${name}(${args.join(", ")})${group === "window_funcs" ? " OVER (ORDER BY i32)" : ""}`;
}

function argumentLists(arity: number, before: readonly Call[]): readonly (readonly string[])[] {
  if (arity === 0) return [[]];
  if (arity === 1) return ones.map((value) => [value]);
  if (arity === 2) return twos.flatMap((l) => twos.map((r) => [l, r]));
  const bases = spread(before, 5).map(({ args }) => args);
  const full =
    bases.length === 0 ? [Array<string>(arity - 1).fill("s"), Array<string>(arity - 1).fill("i32")] : bases;
  return full.flatMap((base) => {
    const filled = [...base, ...Array<string>(arity - 1 - base.length).fill("s")];
    return threes.map((last) => [...filled, last]);
  });
}

function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]).filter(
    (each) => each !== undefined,
  );
}

async function takesNever(ask: Ask, listed: SparkFunction, args: readonly string[]): Promise<boolean> {
  const answer = await ask(`SELECT ${callText(listed, args)} FROM everything`);
  return "refused" in answer && (answer.refused.class ?? "").startsWith("WRONG_NUM_ARGS");
}

async function acceptedOf(
  ask: Ask,
  listed: SparkFunction,
  tried: readonly (readonly string[])[],
): Promise<readonly Call[]> {
  const answers = await Promise.all(
    tried.map((args) => ask(`SELECT ${callText(listed, args)} FROM everything`)),
  );
  return tried.flatMap((args, i) => {
    const answer = answers[i];
    return answer !== undefined && "columns" in answer ? [{ args, columns: answer.columns }] : [];
  });
}

async function recordedOf(
  ask: Ask,
  listed: SparkFunction,
  { arity, accepted }: { readonly arity: number; readonly accepted: readonly Call[] },
): Promise<readonly SparkCase[]> {
  const kept = chosen(accepted);
  const id = `functions/${listed.name}/${arity}`;
  const category = `functions: ${listed.group.replace("_funcs", "")}`;
  const attempts: Attempts = {
    id,
    category,
    query: "SELECT ? FROM everything",
    expressions: kept.map(({ args }) => callText(listed, args)),
  };
  if (listed.group === "generator_funcs" || kept.some(({ columns: made }) => made.length !== 1))
    return oneByOne(ask, attempts);
  const overBoth: Attempts = {
    id: `${id}/nullable`,
    category,
    query: "SELECT ? FROM everything AS e CROSS JOIN required AS r",
    expressions: [
      ...new Set(
        kept.slice(0, 2).flatMap(({ args }) => patterns(args).map((mixed) => callText(listed, mixed))),
      ),
    ].map((text) => text.replace("ORDER BY i32", "ORDER BY e.i32")),
  };
  const cases = [...(await tryAll(ask, attempts)), ...(await tryAll(ask, overBoth))];
  const [some] = kept;
  if (listed.group !== "agg_funcs" || some === undefined) return cases;
  const forms = aggregateForms(attempts, callText(listed, some.args));
  for (const form of forms) cases.push(...(await tryAll(ask, form)));
  return cases;
}

/** Generators make several columns, and one SELECT may have one of them. */
async function oneByOne(ask: Ask, attempts: Attempts): Promise<readonly SparkCase[]> {
  const cases = await Promise.all(
    attempts.expressions.map((expression, i) =>
      tryAll(ask, { ...attempts, id: `${attempts.id}/${i + 1}`, expressions: [expression] }),
    ),
  );
  return cases.flat();
}

/** The arguments from columns that may and that may not be NULL, in each mixture but the one that is asked anyway. */
function patterns(args: readonly string[]): readonly (readonly string[])[] {
  const places = args.flatMap((arg, i) => (columns.includes(arg) ? [i] : [])).slice(0, 3);
  const count = 2 ** places.length;
  return Array.from({ length: count - 1 }, (_, mask) =>
    args.map((arg, i) => {
      const place = places.indexOf(i);
      if (!columns.includes(arg)) return arg;
      return place >= 0 && ((mask >> place) & 1) === 1 ? `e.${arg}` : `r.${arg}`;
    }),
  );
}

function aggregateForms(attempts: Attempts, call: string): readonly Attempts[] {
  const over = `${call} OVER (PARTITION BY s ORDER BY i32)`;
  const forms = [call.replace("(", "(DISTINCT "), `${call} FILTER (WHERE b)`, `${call} IGNORE NULLS`];
  return [
    { ...attempts, id: `${attempts.id}/forms`, expressions: forms },
    { ...attempts, id: `${attempts.id}/over`, expressions: [over] },
    {
      ...attempts,
      id: `${attempts.id}/groups`,
      query: "SELECT s, ? FROM required GROUP BY s",
      expressions: [call, `max(${call}) OVER ()`],
    },
  ];
}
