import { textWidth } from "../../src/terminal/width.ts";
import type { BadCase, BadCases } from "./bad-case.ts";
import type { CaseOutcome } from "./run-case.ts";

/** A case with what became of it. */
export interface ShownCase {
  readonly given: BadCase;
  readonly outcome: CaseOutcome;
}

const intro = `# Bad input, bad world

What a user sees when files, configuration, database, disk or environment are not as they should be. Each case is run with the
built command in a folder of its own, the page is written from what it printed, and the tests fail when it prints something
else. \`ROCKY_WRITE_EVIDENCE=1 vitest run test/bad-input.test.ts\` in \`apps/cli\` writes it anew. Cases about permissions are run by
somebody who is not root, also where root runs the tests. In every case the tests also look for half-written files.

Exit codes: 0 done, 1 refused or wrong, 2 partly done, 64 wrong command line, 130 interrupted. None ends with 70, a fault of Rocky.
`;

/** The page of all cases. */
export function pageOf(
  groups: readonly { readonly group: BadCases; readonly cases: readonly ShownCase[] }[],
): string {
  const sections = groups.map(
    ({ group, cases }) => `## ${group.title}\n\n${tableOf(cases)}\n\n${cases.map(detailsOf).join("\n\n")}\n`,
  );
  return `${intro}\n${sections.join("\n")}`;
}

function tableOf(cases: readonly ShownCase[]): string {
  const rows = [
    ["case", "exit code", "what the user sees first"],
    ...cases.map(({ given, outcome }) => [given.name, String(outcome.exitCode), firstLine(outcome.output)]),
  ].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => textWidth(row[at] ?? ""))));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - textWidth(cell))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

function firstLine(output: string): string {
  const [line = ""] = output.split("\n");
  if (line === "") return "nothing";
  const shown = cut(line, 150);
  return shown.includes("`") ? `\`\`${shown}\`\`` : `\`${shown}\``;
}

function detailsOf({ given, outcome }: ShownCase): string {
  const lines = outcome.output.trimEnd().split("\n");
  const most = given.shownLines ?? 8;
  const shown = lines.slice(0, most).map((line) => cut(line, 150).trimEnd());
  const rest = lines.length > most ? ["…"] : [];
  return `### ${capital(given.name)}\n\n\`\`\`text\n${[`$ ${given.command}`, ...shown, ...rest, `exit ${outcome.exitCode}`].join("\n")}\n\`\`\``;
}

function cut(line: string, width: number): string {
  const characters = Array.from(line);
  return characters.length > width ? `${characters.slice(0, width).join("")}…` : line;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
