import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AdapterError } from "@rocky/adapter";
import { writeFileAtomic } from "@rocky/node";
import type { PlannedStep } from "@rocky/runtime";
import type { EmittedSql } from "./emit-sql.ts";

const mark = "-- Written by rocky emit-sql";

/** All statements as one script, which makes everything in an empty database; empty when there are none. */
export function sqlScript(emitted: EmittedSql): string {
  const { steps, dialect, catalog } = emitted;
  if (steps.length === 0) return "";
  const models = steps.filter((step) => step.kind === "model").length;
  const count = `${models} ${models === 1 ? "model" : "models"}`;
  const where = catalog === undefined ? dialect : `${dialect} with the catalog ${oneLine(catalog)} open`;
  const head = `${mark}: ${count} for ${where}, each after those that it reads.\n`;
  return [head, ...steps.map((step) => stepText(step, emitted))].join("\n");
}

/**
 * Writes a file for each step to a folder, numbered in the order in which they run, and removes what an earlier call
 * left there. Returns the names. Throws an `AdapterError` when the folder has SQL files that are somebody's own.
 */
export function writeSqlFiles(folder: string, emitted: EmittedSql): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const present = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  const foreign = present.find((name) => !readFileSync(join(folder, name), "utf8").startsWith(mark));
  if (foreign !== undefined) {
    throw new AdapterError("rejected", `${join(folder, foreign)} was not written by emit-sql`, {
      help: "name a folder of its own with --out-dir",
    });
  }
  const { steps } = emitted;
  const digits = String(steps.length).length;
  const names = steps.map((step, i) => `${String(i + 1).padStart(digits, "0")}_${fileStem(step)}.sql`);
  steps.forEach((step, i) => {
    writeFileAtomic(join(folder, names[i] ?? ""), `${mark}.\n\n${stepText(step, emitted)}`);
  });
  for (const name of present) if (!names.includes(name)) rmSync(join(folder, name));
  return names;
}

function stepText(step: PlannedStep, { files }: EmittedSql): string {
  return `-- ${titleOf(step, files)}\n${step.statements.map(ended).join("")}`;
}

/** A statement with its semicolon, which must not become part of a comment at the end. */
function ended(statement: string): string {
  const text = statement.trimEnd();
  const last = text.slice(text.lastIndexOf("\n") + 1);
  return last.includes("--") ? `${text}\n;\n` : `${text};\n`;
}

function titleOf(step: PlannedStep, files: EmittedSql["files"]): string {
  switch (step.kind) {
    case "schema":
      return `schema: ${oneLine(step.name)}`;
    case "load":
      return `load: ${oneLine(step.name)} into ${oneLine(step.targetName)}`;
    case "model":
      return `model: ${oneLine(step.name)} (${oneLine(files.get(step.name) ?? "")})`;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function fileStem({ kind, name }: PlannedStep): string {
  const stem = name.replace(/[^\p{L}\p{N}_.-]+/gu, "_");
  return kind === "model" ? stem : `${kind}_${stem}`;
}
