import { diagnosticsOf, type Report } from "@rocky/ir";

const table = {
  syntax: {
    code: "E130",
    severity: "error",
    message: "Expected {expected}, but found {found}.",
  },
  unclosedString: {
    code: "E131",
    severity: "error",
    message: "This string is never closed.",
    help: "Add {quote} at its end.",
  },
  unknownCharacter: {
    code: "E132",
    severity: "error",
    message: "{found} does not belong to the .rocky language.",
    help: "Remove it, or put the text around it in quotes.",
  },
  tooDeep: {
    code: "E133",
    severity: "error",
    message: "This expression is {problem}.",
    help: "Give inner parts names with derive.",
  },
  noFrom: {
    code: "E134",
    severity: "error",
    message: "{pipeline} has no from, so it has no rows.",
    help: "Start it with from and the name of a table or a model.",
  },
  secondFrom: {
    code: "E135",
    severity: "error",
    message: "A second from starts here, and a pipeline reads one table.",
    help: "Add the table with join or union, or make a let of it.",
  },
  repeatedName: {
    code: "E136",
    severity: "error",
    message: "{name} is the name of two {things}.",
    help: "Call one of them differently.",
  },
  lostTable: {
    code: "E137",
    severity: "error",
    message: "The columns of {name} are no longer apart from the others here.",
    help: "Select or keep {name}.* before {step}.",
  },
  emptyStep: {
    code: "E138",
    severity: "error",
    message: "This {step} gives no columns.",
    help: "Name at least one column.",
  },
  onlyReplicated: {
    code: "W130",
    severity: "warning",
    message: "{step} does nothing here, because replicate gives the table as it is.",
    help: "Remove it, or remove replicate.",
  },
} as const;

/** The findings of this package. */
export const report: Report<typeof table> = diagnosticsOf(table);
