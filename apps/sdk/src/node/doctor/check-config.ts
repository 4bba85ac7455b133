import type { Diagnostic } from "@rocky/ir";
import { projectFile } from "@rocky/node";
import type { Finding, Patient } from "./health-check.ts";

const missingVariable = "E081";

/** Whether the configuration can be read and says what it should. */
export function checkConfig({ compilation }: Patient): Finding {
  const { config, root, result } = compilation;
  if (config === undefined) {
    return {
      status: "warning",
      message: `there is no ${projectFile}, so that everything is built in memory and forgotten`,
      fix: "rocky init writes one",
    };
  }
  const errors = errorsIn(result.diagnostics, projectFile).filter(({ code }) => code !== missingVariable);
  const [first] = errors;
  if (first !== undefined) {
    const others = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
    return {
      status: "critical",
      message: `${projectFile}: ${first.code}: ${withoutStop(first.message)}${others}`,
      fix: "rocky validate shows where",
    };
  }
  const { adapters, pipelines } = result.config;
  return {
    status: "healthy",
    message: `${projectFile}: ${counted(adapters.length, "adapter")}, ${counted(pipelines.length, "pipeline")}`,
    details: [
      ["root", root],
      ["config", config],
    ],
  };
}

/** Whether every variable that the project's files name is set. Values are never told. */
export function checkEnvironment({ compilation }: Patient): Finding {
  const missing = compilation.result.diagnostics.filter(({ code }) => code === missingVariable);
  const [first] = missing;
  if (first === undefined) return { status: "healthy", message: "no environment variable is missing" };
  const names = [...new Set(missing.map(({ message }) => / (\S+) is not set/.exec(message)?.[1] ?? message))];
  const file = first.span?.file ?? projectFile;
  return {
    status: "critical",
    message: `${names.join(", ")} ${names.length === 1 ? "is" : "are"} not set`,
    fix: `set ${names.length === 1 ? "it" : "them"}, or write a default in ${file}: \${${names[0]}:-value}`,
  };
}

/** Errors of one file. */
function errorsIn(diagnostics: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  return diagnostics.filter(({ severity, span }) => severity === "error" && span?.file === file);
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, "");
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
