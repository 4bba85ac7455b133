import { diagnosticsOf, type Report } from "@rocky/ir";

const table = {
  requiredMissing: {
    code: "E010",
    severity: "error",
    message: "The contract requires the column {column}, which {model} does not have.",
    help: "Add it to the SELECT, or take it out of required.",
  },
  typeMismatch: {
    code: "E011",
    severity: "error",
    message: "{column} is {found}, but the contract of {model} promises {promised}.",
    help: "Cast it in the SELECT, or change the contract with those who rely on it.",
  },
  mayBeNull: {
    code: "E012",
    severity: "error",
    message: "{column} may be NULL, but the contract of {model} promises that it is not.",
    help: "Filter NULLs out, give it a value with COALESCE, or take nullable = false back.",
  },
  protectedMissing: {
    code: "E013",
    severity: "error",
    message: "The contract protects the column {column}, which {model} does not have.",
    help: "Bring it back, or take it out of protected once nobody reads it.",
  },
  columnMissing: {
    code: "W010",
    severity: "warning",
    message: "The contract speaks of the column {column}, which {model} does not have.",
    help: "Correct the name, or list it under required if it has to be there.",
  },
  noSuchModel: {
    code: "W011",
    severity: "warning",
    message: "There is no model {model} that this contract could be for.",
  },
  typeUnknown: {
    code: "I100",
    severity: "info",
    message: "The contract promises {column} as {promised}, which cannot be checked: {reason}.",
  },
  nullabilityUnknown: {
    code: "I101",
    severity: "info",
    message: "The contract promises that {column} is not NULL, which cannot be checked: {reason}.",
  },
  columnsUnknown: {
    code: "I102",
    severity: "info",
    message:
      "The contract speaks of {columns}, which cannot be checked: not all columns of {model} are known.",
  },
} as const;

/** One constructor for each finding of this package. */
export const report: Report<typeof table> = diagnosticsOf(table);
