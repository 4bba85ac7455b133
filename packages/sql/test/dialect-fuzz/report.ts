import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { total } from "../query-fuzz/tally.ts";
import type { Counts } from "./counts.ts";

/** What a run of the fuzzer counted, as the pages of evidence show it. */
export interface FuzzReport {
  /** Who was asked; absent where no engine can be. */
  readonly engine?: string;
  readonly seed: number;
  readonly asked: number;
  readonly accepted: number;
  readonly columns: number;
  readonly wrong: number;
  readonly unknownTypes: number;
  readonly unknownNames: number;
  readonly refusedByBoth: number;
  readonly refusedByEngineOnly: number;
  /** The most frequent classes of what only the engine refuses. */
  readonly classes: readonly (readonly [name: string, times: number])[];
  readonly required: number;
  readonly missed: number;
  readonly beyond: number;
  readonly variants: number;
  readonly broken: number;
}

const mostClasses = 12;

/** The numbers of a run. */
export function reportOf(counts: Counts, { seed, engine }: Pick<FuzzReport, "seed" | "engine">): FuzzReport {
  const classes = [...counts.lenient]
    .map(([name, { count }]) => [name, count] as const)
    .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
  return {
    ...(engine === undefined ? {} : { engine }),
    seed,
    asked: counts.asked,
    accepted: counts.accepted,
    columns: counts.columns,
    wrong: counts.wrong.length,
    unknownTypes: total(counts.unknown),
    unknownNames: counts.unknownNames,
    refusedByBoth: total(counts.refused),
    refusedByEngineOnly: total(counts.lenient),
    classes: engine === undefined ? [] : classes.slice(0, mostClasses),
    required: counts.required,
    missed: counts.missed.length,
    beyond: counts.beyond,
    variants: counts.variants,
    broken: counts.broken.length,
  };
}

function fileOf(name: string): URL {
  return new URL(`../fixtures/fuzz/${name}`, import.meta.url);
}

/** Keeps the numbers of a run for the page of evidence. */
export function writeReport(dialect: string, report: FuzzReport): void {
  writeFileSync(fileOf(`${dialect}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
}

/** The part of a page of evidence about random queries: what the last full run counted, and what was found on the way. */
export function fuzzSection(dialect: string): string {
  const numbers = fileOf(`${dialect}.json`);
  const report = existsSync(numbers) ? (JSON.parse(readFileSync(numbers, "utf8")) as FuzzReport) : undefined;
  return `## Random queries

\`pnpm oracle:fuzz ${dialect}\` (\`--help\` says more) draws them and writes the numbers here with \`--write\`.
${report === undefined ? "" : `\n${textOf(report)}\n`}
${readFileSync(fileOf(`${dialect}.md`), "utf8").trim()}
`;
}

/** The numbers in words. */
export function textOf(report: FuzzReport): string {
  const n = (value: number): string => value.toLocaleString("en");
  const { engine, seed, asked, accepted, columns, wrong, variants, broken } = report;
  const lines = [`- Seed ${seed}: ${n(asked)} queries asked, ${n(accepted)} taken.`];
  if (engine !== undefined) {
    const { unknownTypes, unknownNames, refusedByBoth, refusedByEngineOnly, required, missed, beyond } =
      report;
    lines.push(
      `- ${engine} says what their ${n(columns)} columns are: **${n(wrong)} queries disagree** in a name, a type or an error of ours; ${n(unknownTypes)} types and ${n(unknownNames)} names are unknown here.`,
      `- Refused by both: ${n(refusedByBoth)}. Refused by the engine only: ${n(refusedByEngineOnly)}${report.classes.length === 0 ? "" : `, most often ${report.classes.map(([name, times]) => `\`${name}\` (${n(times)})`).join(", ")}`}.`,
    );
    if (required > 0)
      lines.push(
        `- The engine says of ${n(required)} columns that they are not null; of ${n(missed)} of them Rocky does not. Of ${n(beyond)} others only Rocky says so.`,
      );
  }
  lines.push(
    `- ${n(variants)} queries changed in ways that must not matter: **${n(broken)} answers changed**.`,
  );
  return lines.join("\n");
}
