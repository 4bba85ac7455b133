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
  contractType: {
    code: "E103",
    severity: "error",
    message: "There is no type {type} that a contract could promise.",
  },
  notEnforced: {
    code: "E104",
    severity: "error",
    message: "{rule} is not enforced yet, so the contract would promise what nobody checks.",
    help: "Remove it until it is; nullable = false of a column is enforced.",
  },
  unknownTestType: { code: "E110", severity: "error", message: "There is no test of type {type}." },
  testSetting: { code: "E111", severity: "error", message: "The test {type} needs {needs}." },
  unknownDefinition: {
    code: "E112",
    severity: "error",
    message: "There is no test definition {name}.",
    help: "Definitions stand in test_definitions.toml beside the model.",
  },
  testColumn: {
    code: "E113",
    severity: "error",
    message: "The test is about the column {column}, which {model} does not have.",
  },
  testTable: {
    code: "W110",
    severity: "warning",
    message: "The test refers to {table}, of which nothing is known.",
    help: "Write the name of a model, or schema.table of a table in the warehouse.",
  },
  sameTestName: {
    code: "E114",
    severity: "error",
    message: "Two unit tests of {model} are called {name}.",
    help: "Give one of them another name.",
  },
  givenUnread: {
    code: "E115",
    severity: "error",
    message: "The test gives rows of {ref}, which {model} does not read.",
  },
  givenMissing: {
    code: "E116",
    severity: "error",
    message: "The test gives no rows of {ref}, which {model} reads.",
    help: 'Add [[test.given]] with ref = "{ref}"; rows = [] makes it empty.',
  },
  fixtureColumn: { code: "E117", severity: "error", message: "{ref} has no column {column}." },
  fixtureValue: {
    code: "E118",
    severity: "error",
    message: "{column} of {ref} is {type}, and {value} is no value of that type.",
  },
  fixtureUntyped: {
    code: "E119",
    severity: "error",
    message:
      "{ref} cannot be set up for the test: nothing is known about its columns, and no row names them.",
    help: "Give at least one row with every column that {model} reads, or make the table known with `rocky discover --with-schemas`.",
  },
  groupPlaceholder: {
    code: "E120",
    severity: "error",
    message: "The group {group} makes its schema from {placeholder}, which [args] does not give.",
    help: "Add {placeholder} under [args] of the model.",
  },
  groupDecides: {
    code: "E121",
    severity: "error",
    message: "The group {group} decides the {what} of its models, so a model may not.",
    help: "Remove it here, or set enforce = false in the group.",
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
