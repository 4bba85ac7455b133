import { readdirSync, readFileSync } from "node:fs";
import { nearestNames } from "@rocky/ir";
import { UsageError } from "../command.ts";
import { printJson, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { Style } from "../terminal/style.ts";

/** The pages lie beside the bundle. */
const folder = new URL("./diagnostics/", import.meta.url);

/** Prints the page of a finding. */
export function printPage(context: Context, code: string): ExitCode {
  const codes = readdirSync(folder)
    .filter((name) => /^[A-Z]\d{3}\.md$/.test(name))
    .map((name) => name.slice(0, -".md".length));
  if (!codes.includes(code)) {
    const near = nearestNames(code, codes);
    throw new UsageError(
      `there is no finding ${code}${near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`}`,
    );
  }
  const page = readFileSync(new URL(`${code}.md`, folder), "utf8");
  if (context.output === "json") printJson(context, { code, page });
  else context.stdout.write(pageText(page, context.stdout.style));
  return exitCodes.ok;
}

/** Markdown as a terminal shows it: headings bold, code set in. */
function pageText(page: string, style: Style): string {
  let inCode = false;
  const lines = page
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("```")) {
        inCode = !inCode;
        return [];
      }
      if (inCode) return [`    ${line}`];
      const heading = /^#+ (.*)$/.exec(line)?.[1];
      if (heading !== undefined) return [style.bold(heading)];
      return [line.replace(/\*\*(.*?)\*\*/g, (_, word: string) => style.bold(word))];
    });
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}
