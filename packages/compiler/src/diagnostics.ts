import { diagnosticsOf, type Report } from "@rocky/ir";

const table = {
  tomlSyntax: { code: "E080", severity: "error", message: "This is not TOML: {problem}." },
  missingVariable: {
    code: "E081",
    severity: "error",
    message: "The environment variable {name} is not set.",
    help: "Set it, or give it a default in the file, after :- inside the braces.",
  },
  unknownKey: { code: "E082", severity: "error", message: "There is no setting {key}{where}." },
  ignoredKey: {
    code: "W060",
    severity: "warning",
    message: "There is no setting {key}{where}, so it does nothing.",
  },
  wrongType: { code: "E083", severity: "error", message: "{key} must be {expected}, but it is {found}." },
  missingKey: { code: "E084", severity: "error", message: "{where} needs {key}." },
  duplicateModel: {
    code: "E085",
    severity: "error",
    message: "Two models are called {name}.",
    help: "Give one of them another name: rename its file, or set name in its configuration.",
  },
  sameButCase: {
    code: "E086",
    severity: "error",
    message: "The models {name} and {other} differ only in case, which the warehouse does not tell apart.",
    help: "Rename one of them.",
  },
  cycle: { code: "E087", severity: "error", message: "These models need each other: {path}." },
  readsItself: {
    code: "E088",
    severity: "error",
    message: "The model {name} reads itself.",
    help: "If a table of the same name is meant, write its schema too, or rename the model.",
  },
  unknownDependency: { code: "E089", severity: "error", message: "There is no model {name} to depend on." },
  sameTarget: {
    code: "E036",
    severity: "error",
    message: "The models {models} would all be built as {target}.",
    help: "Give each of them its own schema or table in [target].",
  },
  unknownTable: { code: "E090", severity: "error", message: "There is no model and no table {name}." },
  strategyNotThere: {
    code: "E091",
    severity: "error",
    message: "The strategy {strategy} is not available yet.",
    help: "Available are full_refresh and view.",
  },
  unknownStrategy: { code: "E092", severity: "error", message: "There is no strategy {strategy}." },
  dslNotThere: {
    code: "E093",
    severity: "error",
    message: "Models in the .rocky language are not available yet.",
    help: "Write the model in SQL until then.",
  },
  adapterNotThere: {
    code: "E094",
    severity: "error",
    message: "The warehouse {type} is not available yet.",
    help: "Available is duckdb.",
  },
  unknownAdapterType: { code: "E095", severity: "error", message: "There is no warehouse type {type}." },
  unclosedFrontmatter: {
    code: "E096",
    severity: "error",
    message: "The configuration that starts here with ---toml never ends.",
    help: "End it with a line that is just ---.",
  },
  unknownReference: { code: "E097", severity: "error", message: "There is no {kind} {name}." },
  catalogNotOpen: {
    code: "E098",
    severity: "error",
    message: "The catalog {catalog} is not open; the warehouse has {open}.",
    help: "Leave catalog away to use the open one.",
  },
  lockfile: {
    code: "E099",
    severity: "error",
    message: "{problem}.",
    help: "Write it anew with `rocky discover --with-schemas`.",
  },
  notAvailable: {
    code: "W061",
    severity: "warning",
    message: "{what} is not available yet, so it does nothing.",
  },
  noSchemas: {
    code: "I060",
    severity: "info",
    message: "Nothing is known about {tables}, so what comes from there is unknown.",
    help: "`rocky discover --with-schemas` writes the schemas of source tables to schemas.lock.toml.",
  },
} as const;

/** One constructor for each finding of this package. */
export const report: Report<typeof table> = diagnosticsOf(table);
