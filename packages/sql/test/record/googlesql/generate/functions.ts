import type { Analyser, CatalogueFunction } from "../analyser.ts";
import { caseOf, type Book } from "../book.ts";
import { callsOf } from "./arguments.ts";
import { beyondManual } from "./beyond-manual.ts";
import { formsOf, plainCall, windowForms } from "./function-queries.ts";
import { operands } from "./operands.ts";
import { fillings } from "./samples.ts";
import { framed, sift, siftAccepted } from "./sift.ts";
import { writtenCalls } from "./written-calls.ts";

/** The row of the page that a function's calls are counted in. */
function categoryOf({ name, mode }: CatalogueFunction): string {
  return beyondManual.has(name) ? "functions that BigQuery's manual lacks" : `functions: ${mode}`;
}

/** Records calls of every function of the catalogue. */
export async function recordFunctions(analyser: Analyser, book: Book): Promise<void> {
  for (const f of await analyser.functions()) await recordFunction(analyser, book, f);
}

async function recordFunction(analyser: Analyser, book: Book, f: CatalogueFunction): Promise<void> {
  const category = categoryOf(f);
  const written = writtenCalls[f.name];
  if (written !== undefined) {
    await sift(analyser, book, { id: `functions/${f.name}/written`, category, operands: written });
    return;
  }
  if (f.name.startsWith("$")) return;
  let first: readonly string[] | undefined;
  for (const [i, signature] of f.signatures.entries()) {
    const args = await recordSignature(analyser, book, { f, signature, id: `functions/${f.name}/${i + 1}` });
    first = (first?.length ?? 0) > 0 ? first : args;
  }
  if (first !== undefined && first.length > 0) await recordOperands(analyser, book, { f, args: first });
}

interface Recorded {
  readonly f: CatalogueFunction;
  readonly signature: CatalogueFunction["signatures"][number];
  readonly id: string;
}

/** Calls of one signature, all in one query; gives the arguments of the first call that is accepted. */
async function recordSignature(analyser: Analyser, book: Book, { f, signature, id }: Recorded): Promise<readonly string[] | undefined> {
  const templated = signature.arguments.some(({ type }) => /\bT\d\b/.test(type));
  const plain: (readonly string[])[] = [];
  const required: (readonly string[])[] = [];
  for (let filling = 0; filling < (templated ? fillings : 1); filling++) {
    for (const call of callsOf(f.name, signature, filling)) {
      if (await isAccepted(analyser, plainCall({ f, args: call.columns }))) plain.push(call.columns);
      if (await isAccepted(analyser, plainCall({ f, args: call.required }), "required")) required.push(call.required);
      const other = await firstAccepted(analyser, f, call.others);
      if (other !== undefined) plain.push(other);
    }
  }
  const category = categoryOf(f);
  const calls = plain.map((args) => plainCall({ f, args }));
  const [first] = plain;
  const forms = first === undefined ? [] : formsOf({ f, args: first });
  await siftAccepted(analyser, book, { id, category, operands: [...calls, ...forms] });
  await siftAccepted(analyser, book, {
    id: `${id}/required`,
    category,
    frame: f.mode === "aggregate" ? "SELECT b, {} FROM required GROUP BY b" : "SELECT {} FROM required",
    operands: required.map((args) => plainCall({ f, args })),
  });
  if (first !== undefined) await siftAccepted(analyser, book, { id: `${id}/over`, category, operands: windowForms({ f, args: first }) });
  return first;
} // prettier-ignore

async function firstAccepted(analyser: Analyser, f: CatalogueFunction, lists: readonly (readonly string[])[]): Promise<readonly string[] | undefined> {
  for (const args of lists) if (await isAccepted(analyser, plainCall({ f, args }))) return args;
  return undefined;
} // prettier-ignore

async function isAccepted(analyser: Analyser, expression: string, table = "everything"): Promise<boolean> {
  return !("refused" in (await analyser.describe("tables", `SELECT ${expression} FROM ${table}`)));
}

/** Every other operand in the place of each argument, and one argument too many or too few. */
async function recordOperands(analyser: Analyser, book: Book, { f, args }: { readonly f: CatalogueFunction; readonly args: readonly string[] }): Promise<void> {
  for (const [i, own] of args.entries()) {
    if (/^INTERVAL |->|^[A-Z]+(\(|$)|=>/.test(own)) continue;
    const make = plainCall({ f, args: args.map((arg, k) => (k === i ? "{}" : arg)) });
    await sift(analyser, book, { id: `operands/${f.name}/${i + 1}`, category: "operands of functions", make, operands });
  }
  for (const [what, list] of [["too many", [...args, ...args, "'a'", "geo"]], ["too few", args.slice(0, -1)]] as const) {
    const sql = framed("SELECT {} FROM everything", plainCall({ f, args: list }));
    const answer = await analyser.describe("tables", sql);
    if (!("refused" in answer)) continue;
    book.cases.push(caseOf({ id: `operands/${f.name}/${what}`, category: "refused: arguments", setup: "tables", sql }, answer));
  }
} // prettier-ignore
