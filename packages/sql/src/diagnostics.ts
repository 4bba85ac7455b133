import { diagnosticsOf, type DiagnosticRow, type Report } from "@rocky/ir";

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
    message: "This is nested too deeply, so the text is not read any further.",
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
  // E070, E071: what another language or dialect has.
  foreignSyntax: {
    code: "E070",
    severity: "error",
    message: "{construct} belongs to {dialects}; {engine} does not have it.",
  },
  template: {
    code: "E071",
    severity: "error",
    message: "This is a template, and it is not filled in.",
    help: "Write the SQL that it stands for.",
  },
  // E072–E079: what the binder finds, further codes.
  noCommonType: {
    code: "E072",
    severity: "error",
    message: "There is no one type for {what}: {types}.",
    help: "CAST one of them to the type that is meant.",
  },
  repeatedOutput: {
    code: "E073",
    severity: "error",
    message: "Columns of the result share a name: {names}. {engine} makes a table of every result.",
    help: "Give one of them an alias of its own, or name the columns instead of the star.",
  },
  // E048–E069, W040–W059: what the binder finds.
  unknownColumn: {
    code: "E048",
    severity: "error",
    message: "There is no column {name}{where}.",
  },
  unknownQualifier: {
    code: "E049",
    severity: "error",
    message: "No table is called {name} here.",
  },
  ambiguousColumn: {
    code: "E050",
    severity: "error",
    message: "More than one table has a column {name}.",
    help: "Put the table's name and a dot before it.",
  },
  notGrouped: {
    code: "E051",
    severity: "error",
    message: "{name} is neither grouped nor inside an aggregate, so a group has no single value of it.",
    help: "Add it to GROUP BY, or take one value of the group, such as min({name}) or any_value({name}).",
  },
  setArity: {
    code: "E052",
    severity: "error",
    message: "This query has {count} columns, but the first one of the {operator} has {first}.",
    help: "Give both the same columns, or use BY NAME.",
  },
  noOverload: {
    code: "E053",
    severity: "error",
    message: "No function takes these arguments: {given}.",
  },
  operatorMismatch: {
    code: "E054",
    severity: "error",
    message: "{operator} does not work on {types}.",
    help: "CAST one of them to the type that is meant.",
  },
  // E055–E069, W042–W055, I045–I049: what the checks find (src/checks).
  aggregatePlace: {
    code: "E055",
    severity: "error",
    message: "{name} is an aggregate, which cannot stand in {where}.",
  },
  windowPlace: {
    code: "E056",
    severity: "error",
    message: "{name} is computed over a window, which cannot stand in {where}.",
  },
  unknownField: {
    code: "E057",
    severity: "error",
    message: "{what} has no field {name}.",
  },
  ambiguousTable: {
    code: "E059",
    severity: "error",
    message: "More than one table is called {name} here, so {what} may be of either.",
    help: "Give each of them an alias of its own.",
  },
  recursionShape: {
    code: "E060",
    severity: "error",
    message: "{problem}.",
  },
  copiedSubquery: {
    code: "E061",
    severity: "error",
    message: "{name} stands for an expression with a subquery in it, which cannot be named again here.",
    help: "Compute {name} in a common table or in a subquery of FROM, and read the column of that.",
  },
  mixedAllItem: {
    code: "E064",
    severity: "error",
    message: "GROUP BY ALL cannot group by this, which has the column {name} beside {beside}.",
    help: "Name the keys in GROUP BY, or compute one of the two in a subquery.",
  },
  valuesWidth: {
    code: "E062",
    severity: "error",
    message: "The number of values in this row is {count}, but in the first row it is {first}.",
    help: "Give all rows the same number of values; write NULL where there is none.",
  },
  unknownWindow: {
    code: "E063",
    severity: "error",
    message: "No window is called {name} here.",
  },
  negativeLimit: {
    code: "E058",
    severity: "error",
    message: "{clause} cannot be negative.",
    help: "Write 0 or more, or leave {clause} out.",
  },
  nullComparison: {
    code: "W042",
    severity: "warning",
    message: "{what} is never true: what is compared with NULL is NULL.",
  },
  notInNullable: {
    code: "W043",
    severity: "warning",
    message: "{column} may be NULL, and a single NULL is enough for NOT IN to be true for no row.",
  },
  alwaysSame: {
    code: "W044",
    severity: "warning",
    message: "This is {result}: {why}.",
  },
  implicitCast: {
    code: "W045",
    severity: "warning",
    message: "{name} is {type} and is compared with {other}, so {consequence}.",
  },
  commaJoin: {
    code: "W046",
    severity: "warning",
    message: "No condition ties this to the other tables, so each of its rows meets all of theirs.",
    help: "Write JOIN … ON …, or CROSS JOIN if that is meant.",
  },
  oneSidedOn: {
    code: "W047",
    severity: "warning",
    message: "This condition names only columns of the {side} side, so it does not tie the sides together.",
    help: "Compare a column of one side with one of the other.",
  },
  lostOuterJoin: {
    code: "W048",
    severity: "warning",
    message: "This is not true where the {join} JOIN found no partner, so the join keeps no such row.",
    help: "Move the condition into ON to keep these rows, or write JOIN.",
  },
  unusedCommonTable: {
    code: "W049",
    severity: "warning",
    message: "Nothing reads {name}.",
    help: "Remove it.",
  },
  constantCast: {
    code: "W050",
    severity: "warning",
    message: "{text} cannot be read as {type}, so this {consequence}.",
    help: "Correct the text, or use TRY_CAST, which is NULL then.",
  },
  arrowPrecedence: {
    code: "W051",
    severity: "warning",
    message: "{arrow} takes everything before it as its left side, {operator} included.",
    help: "Put the access in parentheses: (column {arrow} 'key').",
  },
  shadowedColumn: {
    code: "W052",
    severity: "warning",
    message: "GROUP BY {name} groups by the column {name}, not by the expression that is called {name}.",
  },
  unreachable: {
    code: "W053",
    severity: "warning",
    message: "This branch is never taken: {why}.",
    help: "Remove it, or correct the condition.",
  },
  windowOrder: {
    code: "W054",
    severity: "warning",
    message:
      "{name} speaks of an order, but its window has none, so the result depends on how rows happen to come.",
    help: "Add ORDER BY to the window.",
  },
  orderIgnored: {
    code: "I045",
    severity: "info",
    message: "The result does not depend on this ORDER BY: the rows are grouped or ordered anew.",
    help: "Remove it.",
  },
  likeWithoutWildcard: {
    code: "I046",
    severity: "info",
    message: "This pattern has no wildcard, so {operator} asks whether the whole text is the same.",
    help: "Write = for that; % stands for any text.",
  },
  limitWithoutOrder: {
    code: "I047",
    severity: "info",
    message: "Without ORDER BY, LIMIT keeps whichever rows come first, and they may be others each time.",
    help: "Add ORDER BY if it matters which rows are kept.",
  },
  duplicateName: {
    code: "I048",
    severity: "info",
    message: "Columns are called alike: {names}.",
    help: "Give each of them an alias of its own; {consequence}.",
  },
  superfluous: {
    code: "I049",
    severity: "info",
    message: "{what}.",
  },
  noSuchPosition: {
    code: "E065",
    severity: "error",
    message: "{clause} names the column at position {position}, and there is none.",
  },
  aggregateForm: {
    code: "E066",
    severity: "error",
    message: "{name} {problem}.",
  },
  subqueryWidth: {
    code: "E067",
    severity: "error",
    message: "This subquery has {count} columns, but {wanted} here.",
  },
  starAlone: {
    code: "E068",
    severity: "error",
    message: "This star cannot stand here: {problem}.",
  },
  repeatedName: {
    code: "E069",
    severity: "error",
    message: "{name} is defined twice in this {clause}.",
    help: "Give one of them another name.",
  },
  differentKeys: {
    code: "E001",
    severity: "error",
    message:
      "The join compares {left}, {leftType}, with {right}, {rightType}, and there is no type for both.",
    help: "CAST one of them to the type that is meant.",
  },
  castKeys: {
    code: "W001",
    severity: "warning",
    message: "The join compares {left}, {leftType}, with {right}, {rightType}, {effect}.",
    help: "CAST one of them, so that it is clear what is meant.",
  },
  impossibleCast: {
    code: "W041",
    severity: "warning",
    message: "No value of {from} can be cast to {to}; this fails for every row that is not NULL.",
  },
  otherTable: {
    code: "W056",
    severity: "warning",
    message: "{name} is not the table that WITH defines here, and no other of that name is known.",
    help: "To read itself, it needs WITH RECURSIVE, and its query is the rows to start from, UNION ALL, and one query that reads it.",
  },
  unknownOperator: {
    code: "W057",
    severity: "warning",
    message: "{engine} has no operator {operator}.",
    help: "Write {write}.",
  },
  needlessUnion: {
    code: "W059",
    severity: "warning",
    message: "This UNION looks for duplicates where there cannot be any: {why}.",
    help: "UNION ALL gives the same rows without comparing them.",
  },
  repeatedRows: {
    code: "W058",
    severity: "warning",
    message:
      "{aggregate} may count rows more than once: {other} can have several rows for one of them, since its key is ({key}) and nothing here fixes {missing}.",
    help: "Aggregate {other} before the join, or join on {missing} as well.",
  },
  unknownType: {
    code: "W055",
    severity: "warning",
    message: "No type {name} is known, so the type of this cast is not known either.",
    help: "If the database or one of its extensions defines it, nothing is wrong.",
  },
  unknownFunction: {
    code: "W040",
    severity: "warning",
    message: "No {kind} {name} is known, so the type of this call is not known either.",
    help: "If the database or one of its extensions defines it, nothing is wrong; declare it in functions.toml and the call is typed.",
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

/** The rows of what may be found about a query. */
export const queryFindings: readonly DiagnosticRow[] = Object.values(table);
