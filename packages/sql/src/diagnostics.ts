import { diagnosticsOf, type Report } from "@rocky/ir";

const table = {
  // E040–E047, I040: what the parser finds.
  syntax: {
    code: "E040",
    severity: "error",
    message: "Expected {expected}, but found {found}.",
  },
  unclosed: {
    code: "E041",
    severity: "error",
    message: "This {what} is never closed.",
    help: "Add {closer}.",
  },
  unknownCharacter: {
    code: "E042",
    severity: "error",
    message: "{found} does not belong to SQL.",
    help: "Remove it, or put the text around it in quotes.",
  },
  tooDeep: {
    code: "E043",
    severity: "error",
    message: "This is nested more than {limit} levels deep, so it is not read any further.",
    help: "Split the query: give the inner parts names with WITH.",
  },
  notAQuery: {
    code: "E044",
    severity: "error",
    message: "{statement} is not a query, and a model is one query.",
    help: "Write the SELECT that gives the rows; how they are stored stands in the model's configuration.",
  },
  secondStatement: {
    code: "E045",
    severity: "error",
    message: "A second statement starts here, and a model is one query.",
    help: "Move it to a model of its own, or remove it.",
  },
  keywordAsName: {
    code: "E046",
    severity: "error",
    message: "{name} is a keyword, so it cannot be {use}.",
    help: "Put it in quotes: {quoted}.",
  },
  clauseOrder: {
    code: "E047",
    severity: "error",
    message: "{clause} {problem}.",
  },
  notUnderstood: {
    code: "I040",
    severity: "info",
    message: "Rocky cannot look into this part: {reason}.",
    help: "It runs as written; only what depends on it stays unknown.",
  },
} as const;

/** One constructor for each finding of this package. */
export const report: Report<typeof table> = diagnosticsOf(table);
