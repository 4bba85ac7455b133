import type { Nullability } from "@rocky/ir";
import type { Call, Case, Expression, Identifier } from "../../ast/expression.ts";
import type { FunctionDefinition } from "../../functions/function-definition.ts";
import type { Resolution } from "../../types/resolution.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import { definersOf } from "../definers.ts";
import { report } from "../../diagnostics.ts";
import { functionHelp, overloadHelp } from "../../hints/function-help.ts";
import { reportOnce, spanOf } from "../context.ts";
import { intersection, noFacts, strictFacts, strictOf, type Facts } from "../facts.ts";
import { causesOf, causesOfAny } from "../null-causes.ts";
import { besides } from "../outer-side.ts";
import { findName, findRelation, ofWindowRows, proofIn, type OutputNames, type Scope } from "../scope.ts";
import {
  inRole,
  joined,
  noSources,
  throughAggregation,
  throughExpression,
  unique,
  type Source,
} from "../source.ts";
import { failedValue, firstUnknown, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { isAggregateCall } from "../aggregate-search.ts";
import { belongsOutside } from "../outside-aggregate.ts";
import { bindArguments, type BoundArgument } from "./arguments.ts";
import { bindExpression } from "./bind.ts";
import { hasFoldedText, mayBeFolded, mayBeNullConstant } from "./constant-null.ts";
import { overloadAdvice } from "./overload-advice.ts";
import { bindArraySubquery } from "./subquery.ts";
import { bindCase } from "./case.ts";
import { groupValue } from "./group-rows.ts";
import { suggest } from "../suggest.ts";
import { bindWindow, type BoundWindow } from "./window.ts";

const noQualifier: readonly Identifier[] = [];

const usualSchemas: ReadonlySet<string> = new Set(["main", "pg_catalog", "system"]);

/** A function call of any kind: scalar, aggregate, window, macro; also `x.f(y)` for `f(x, y)`. */
export function bindCall(scope: Scope, node: Call): BoundValue {
  const last = node.name[node.name.length - 1];
  const qualifier = node.name.length === 1 ? noQualifier : node.name.slice(0, -1);
  if (last === undefined) return failedValue();
  const query = node.arguments[0]?.value;
  if (query?.kind === "subquery" && node.arguments.length === 1 && last.name.toLowerCase() === "array") {
    return bindArraySubquery(scope, query);
  }
  const ownFunction = functionIn(scope, node.name);
  const receiver = ownFunction === undefined ? receiverOf(scope, qualifier) : undefined;
  if (
    qualifier.length > 0 &&
    ownFunction === undefined &&
    receiver === undefined &&
    !isKnownIn(scope, qualifier, last.name)
  ) {
    const { functions } = scope.context.dialect;
    // Where functions are declared, one of another schema may be meant.
    if (functions.declared === undefined && functions.lookup(last.name) !== undefined)
      reportUnknownMethod(scope, node);
    return bindUnknownCall(
      scope,
      node,
      `${node.name.map((part) => part.name).join(".")} is not a function of the engine`,
    );
  }
  const definition = ownFunction ?? scope.context.dialect.functions.lookup(last.name);
  const choice = receiver === undefined && definition?.name === "if" ? caseOf(node) : undefined;
  if (choice !== undefined) return bindCase(scope, choice, "IF");
  if (definition === undefined) return reportUnknownFunction(scope, node, last);
  return bindKnownCall(scope, node, { definition, receiver });
}

/** A function of the engine whose name has a dot in it. */
function functionIn({ context }: Scope, name: readonly Identifier[]): FunctionDefinition | undefined {
  const { functions } = context.dialect;
  if (name.length < 2 || functions.ownSchemas?.has(name[0]?.name.toLowerCase() ?? "") !== true)
    return undefined;
  return functions.lookup(name.map((part) => part.name).join("."));
}

function namesTable(scope: Scope, qualifier: readonly Identifier[]): boolean {
  const names = qualifier.map(({ name }) => name);
  return [names.slice(0, 1), names.slice(0, -1)].some((path) => findRelation(scope, path) !== undefined);
}

/** Whether a name is known in a schema: of the engine's own the names of the engine, of others those that are declared. */
function isKnownIn(scope: Scope, qualifier: readonly Identifier[], name: string): boolean {
  const declared = scope.context.dialect.functions.declared?.(name, qualifier.at(-1)?.name ?? "");
  if (declared === "plain") return true;
  const schemas = scope.context.dialect.functions.engineSchemas ?? usualSchemas;
  const names = qualifier.map((part) => part.name.toLowerCase());
  return schemas.has(names[0] ?? "") || schemas.has(names.join("."));
}

/** `if(c, a, b)` as the CASE that it is. */
function caseOf(node: Call): Case | undefined {
  const [when, result, otherwise, ...more] = node.arguments.map(({ value }) => value);
  if (when === undefined || result === undefined || otherwise === undefined || more.length > 0)
    return undefined;
  if (when.kind === "star" || result.kind === "star" || otherwise.kind === "star") return undefined;
  if (node.over !== undefined || node.filter !== undefined || node.distinct) return undefined;
  return {
    kind: "case",
    start: node.start,
    end: node.end,
    operand: undefined,
    branches: [{ kind: "when", when, result, start: when.start, end: result.end }],
    otherwise,
  };
}

/** What is called, and the value before the dot where there is one. */
interface Callee {
  readonly definition: FunctionDefinition;
  readonly receiver: Expression | undefined;
}

function receiverOf(scope: Scope, qualifier: readonly Identifier[]): Expression | undefined {
  const [first] = qualifier;
  const last = qualifier.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const meaning = findName(scope, first.name);
  // What no table and no column is called is a schema, or a database and a schema.
  if (meaning.kind === "missing" && (qualifier.length === 1 || !namesTable(scope, qualifier)))
    return undefined;
  return { kind: "column", parts: qualifier, start: first.start, end: last.end };
}

function bindKnownCall(scope: Scope, node: Call, { definition, receiver }: Callee): BoundValue {
  const aggregate =
    node.name.length === 1
      ? node.over === undefined && definition.kind === "aggregate"
      : isAggregateCall(scope.context.dialect, node);
  const around: Scope = definition.name === "try" ? { ...scope, tried: true } : scope;
  const inner = insideCall(around, node, aggregate ? "aggregate" : "other");
  const args =
    definition.ignoresArguments === true
      ? unreadArguments(inner, node, receiver)
      : bindArguments(inner, node, receiver);
  const order =
    node.orderBy.length === 0
      ? noSources
      : joined(node.orderBy.map((item) => orderSources(inner, item.expression)));
  const filter =
    node.filter === undefined ? undefined : bindExpression({ ...inner, grouping: undefined }, node.filter);
  const window = node.over === undefined ? undefined : bindWindow(scope, node.over);
  const resolution = scope.context.dialect.functions.resolve(
    definition,
    args.map((arg) => arg.type),
    window?.frame === undefined
      ? { window: node.over !== undefined, distinct: node.distinct }
      : { window: true, distinct: node.distinct, frame: window.frame },
  );
  const own = valueSources(definition, args);
  const isPlain = order.length === 0 && filter === undefined && window === undefined;
  const sources = unique(
    isPlain
      ? own
      : joined([
          own,
          inRole(order, "order"),
          inRole(filter?.sources ?? noSources, "filter"),
          window?.sources ?? noSources,
        ]),
  );
  if (resolution.kind === "no-overload") {
    const unsure = refusedUnsure(scope, node, { definition, args });
    if (unsure !== undefined) return unknownValue(unsure, sources);
    reportNoOverload(scope, node, { definition, resolution, args });
    return failedValue(sources);
  }
  const values = args.map((arg) => arg.value);
  const nullability = nullabilityBy(resolution.nulls, values, inputRows(scope, node, window));
  if (resolution.kind === "unknown") {
    return unknownValue(firstUnknown(values) ?? resolution.reason, sources, nullability);
  }
  const value = valueOf({
    type: resolution.type,
    nullability,
    sources,
    facts: callFacts(definition, resolution, values),
    literal: resolution.literal,
    parts: resolution.parts,
    unsure: resolution.unsure,
    nullBy: definition.kind === "scalar" && resolution.nulls === "strict" ? causesOfAny(values) : undefined,
  });
  const known = resolution.nulls === "coalesce" ? firstOf(scope, nullability, values) : undefined;
  const ofGroup = aggregate ? groupValue(scope, resolution.nulls, { node, values }) : undefined;
  return known === undefined && ofGroup === undefined ? value : { ...value, ...known, ...ofGroup };
}

/** Whether a later value of a COALESCE is certain where the earlier ones are NULL. */
function firstOf(
  scope: Scope,
  nullability: Nullability,
  values: readonly BoundValue[],
): Pick<BoundValue, "nullability"> | undefined {
  if (nullability === "not-null" || scope.outer.length === 0) return undefined;
  const known = new Set<number>();
  for (const value of values) {
    const causes = causesOf(value);
    if (causes === undefined) continue;
    if (causes.every((id) => known.has(id))) return { nullability: "not-null" };
    for (const id of besides(causes, scope.outer)) known.add(id);
  }
  return undefined;
}

/** What follows where a call is not NULL. */
function callFacts(
  definition: FunctionDefinition,
  { nulls, type }: Extract<Resolution, { kind: "ok" }>,
  values: readonly BoundValue[],
): Facts {
  if (definition.kind !== "scalar") return noFacts;
  if (nulls === "passing" || (nulls === "strict" && type.kind !== "array"))
    return strictFacts(strictOf(values));
  if (nulls === "coalesce") return strictFacts(intersection(values.map((value) => value.facts.strict)));
  return definition.name === "nullif" ? strictFacts(values[0]?.facts.strict ?? []) : noFacts;
}

/** The arguments of a macro that has no use for them: the engine drops them before it looks at them, so nothing is said of them. */
function unreadArguments(
  scope: Scope,
  node: Call,
  receiver: Expression | undefined,
): readonly BoundArgument[] {
  const { diagnostics } = scope.context;
  const { length } = diagnostics;
  const args = bindArguments({ ...scope, grouping: undefined }, node, receiver);
  diagnostics.splice(length);
  return args;
}

const noNames: OutputNames = new Map();

/** What the arguments of a call see: those of an aggregate are of single rows. */
function insideCall(scope: Scope, node: Call, kind: "aggregate" | "other"): Scope {
  if (isEmpty(node)) return scope;
  if (kind === "aggregate") {
    const unseen = scope.unseen ?? scope.aliases;
    const parent = columnsFirst(scope.parent);
    return {
      ...scope,
      grouping: undefined,
      clause: "aggregate",
      first: "columns",
      aliases: noNames,
      unseen,
      parent,
    };
  }
  return node.over === undefined ? scope : { ...ofWindowRows(scope), clause: "window" };
}

/** Whether nothing is bound inside a call, as in `count(*)` and `row_number()`. */
function isEmpty({ name, arguments: args, orderBy, withinGroup, filter }: Call): boolean {
  if (name.length > 1 || orderBy.length > 0 || withinGroup.length > 0 || filter !== undefined) return false;
  return args.every(({ value }) => value.kind === "star");
}

/** The queries around an aggregate, of which one may be in HAVING: it may be of their rows, where a column comes before an output name. */
function columnsFirst(scope: Scope | undefined): Scope | undefined {
  if (scope === undefined) return undefined;
  const parent = columnsFirst(scope.parent);
  return scope.first === "columns" && parent === scope.parent
    ? scope
    : { ...scope, first: "columns", parent };
}

function orderSources(scope: Scope, expression: Call["orderBy"][number]["expression"]): readonly Source[] {
  return expression.kind === "star" ? [] : bindExpression(scope, expression).sources;
}

function valueSources(definition: FunctionDefinition, args: readonly BoundArgument[]): readonly Source[] {
  const all = joined(args.map((arg) => arg.value.sources));
  return definition.kind === "aggregate"
    ? throughAggregation(all, (definition.aliasOf ?? definition.name).toLowerCase())
    : throughExpression(all);
}

/** Whether an aggregate is certain to see a row. */
function inputRows(scope: Scope, node: Call, window: BoundWindow | undefined): "certain" | "possible" {
  if (node.filter !== undefined || node.orderBy[0]?.having === true) return "possible";
  const ignores = node.nullTreatment === "ignore" && node.arguments.length > 0;
  if (ignores && (window === undefined || scope.context.dialect.syntax.forms.has("aggregate-limit"))) {
    return "possible";
  }
  if (window !== undefined) return window.currentRow;
  const { grouping } = scope;
  if (grouping === undefined || belongsOutside(scope, node)) return "possible";
  return grouping.inputRows === "certain" || scope.notNull.has(grouping.rowsId) ? "certain" : "possible";
}

/** W040: `name.upper()` where nothing is called name. Warning: it may be a schema with an upper of its own. */
function reportUnknownMethod(scope: Scope, { name }: Call): void {
  const [first] = name;
  const last = name.at(-1);
  if (first === undefined || last === undefined) return;
  const called = name.map((part) => part.name).join(".");
  const help = `There is no column ${first.name} here; if a schema is meant, declare the function in functions.toml.`;
  const proof = { kind: "unknown", missing: ["the functions that the database itself defines"] } as const;
  const span = { file: scope.context.file, start: first.start, end: last.end };
  reportOnce(
    scope.context,
    report.unknownFunction(span, { kind: "function", name: called }, { help, proof }),
  );
}

function bindUnknownCall(scope: Scope, node: Call, reason: string): BoundValue {
  const plain = scope.grouping === undefined ? scope : { ...scope, grouping: undefined };
  const { diagnostics } = scope.context;
  const before = diagnostics.length;
  const args = bindArguments(plain, node, undefined);
  // An arrow may make a lambda of its argument, whose parameters are then no columns.
  if (node.arguments.some(({ value }) => value.kind === "binary" && value.operator === "->")) {
    diagnostics.splice(before);
  }
  return unknownValue(reason, throughExpression(joined(args.map((arg) => arg.value.sources))));
}

const declaring = "A function of the database itself can be declared in functions.toml.";

function reportUnknownFunction(scope: Scope, node: Call, name: Identifier): BoundValue {
  const { functions } = scope.context.dialect;
  const nearest = suggest(scope.context, name.name, () => functions.names());
  const tableOnly = functions.isTableFunction(name.name);
  const span = spanOf(scope.context, name);
  const [only] = nearest;
  const elsewhere = functionHelp(
    { name: name.name, given: node.arguments.length },
    scope.context.dialect.syntax,
  );
  const near = nearest.length === 0 ? undefined : `Did you mean ${nearest.join(" or ")}? ${declaring}`;
  const help = elsewhere?.help ?? near;
  const newText = elsewhere === undefined && isTypo(name.name, nearest) ? only : elsewhere?.newName;
  if (!tableOnly && name.name !== "") {
    reportOnce(
      scope.context,
      report.unknownFunction(
        span,
        { kind: "function", name: name.name },
        {
          ...definersOf(scope.context.dialect.syntax, "functions"),
          ...(help === undefined ? {} : { help }),
          ...(newText === undefined ? {} : { edit: { span, newText } }),
        },
      ),
    );
  }
  return bindUnknownCall(scope, node, `no function ${name.name} is known`);
}

/** Whether the one near name has nearly the same letters; a word in common is a guess, no typing error. */
function isTypo(written: string, [only, ...others]: readonly string[]): boolean {
  return only !== undefined && others.length === 0 && Math.abs(only.length - written.length) <= 2;
}

/** Functions that name fields after their arguments. */
const naming: ReadonlySet<string> = new Set(["struct_pack", "struct_insert", "struct_update", "union_value"]);

/** Why a call that seems to be refused may be taken: constants are computed first, and keys and aggregates have names. */
function refusedUnsure(
  scope: Scope,
  node: Call,
  { definition: { name }, args }: Pick<Refusal, "definition" | "args">,
): string | undefined {
  if (naming.has(name) && scope.grouping !== undefined) return "a field has the engine's own name for a key";
  const values = args.map(({ value }) => value);
  return values.some(mayBeNullConstant) &&
    node.arguments.some(({ value }) => mayBeFolded(scope, value) || hasFoldedText(values, value))
    ? "it depends on whether a constant is NULL"
    : undefined;
}

/** A refused call with what it was given. */
interface Refusal {
  readonly definition: FunctionDefinition;
  readonly resolution: Extract<Resolution, { kind: "no-overload" }>;
  readonly args: readonly BoundArgument[];
}

/** A signature without the name of a rule for its result, and without what says when it is NULL. */
function plainSignature(signature: string): string {
  return signature.replace(/(?: -> =[\w(), ]+)?(?:[?!][a-z-]*)?$/, "");
}

function reportNoOverload(scope: Scope, node: Call, { definition, resolution, args }: Refusal): void {
  if (firstUnknown(args.map((arg) => arg.value)) !== undefined) return;
  const shown = resolution.candidates.slice(0, 4).map(plainSignature);
  const more = resolution.candidates.length - shown.length;
  const listed =
    shown.length === 0 ? undefined : `There is ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
  const { candidates } = resolution;
  const advice = overloadAdvice(scope, node, { definition, args, candidates });
  const own = [advice, listed].filter((part) => part !== undefined).join(" ");
  const help =
    overloadHelp(node.name.at(-1)?.name ?? "", scope.context.dialect.syntax) ??
    (own === "" ? undefined : own);
  reportOnce(
    scope.context,
    report.noOverload(
      spanOf(scope.context, node),
      { given: resolution.given },
      {
        proof: proofIn(scope),
        ...(help === undefined ? {} : { help }),
      },
    ),
  );
}
