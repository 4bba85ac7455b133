import { nearestNames, type Diagnostic, type ModelColumn, type Proof, type Span } from "@rocky/ir";
import { printType, storedName, type Dialect } from "@rocky/sql";
import { acceptsType } from "./contract-type.ts";
import type { Contract, ContractColumn, Written } from "./contract.ts";
import { report } from "./diagnostics.ts";

/** What a model produces, as far as it is known. */
export interface Produced {
  readonly name: string;
  readonly columns: readonly ModelColumn[];
  /** Whether `columns` is all of them. */
  readonly complete: boolean;
  /** The place that names the model in its own file. */
  readonly span: Span;
}

/** How a contract is checked. */
export interface CheckContractOptions {
  readonly dialect: Dialect;
  /** What the facts about a column rest on. */
  readonly proofOf: (column: string) => Proof;
}

interface Check extends CheckContractOptions {
  readonly contract: Contract;
  readonly produced: Produced;
  readonly byName: ReadonlyMap<string, ModelColumn>;
  /** Columns that nobody can tell whether they are there. */
  readonly untold: Written<string>[];
}

/**
 * Checks what a model produces against its contract. A promise is broken only where every fact is known; what cannot be
 * told is an info that names what is missing.
 */
export function checkContract(
  contract: Contract,
  produced: Produced,
  options: CheckContractOptions,
): readonly Diagnostic[] {
  const byName = new Map(produced.columns.map((column) => [nameKey(column.name, options.dialect), column]));
  const check: Check = { ...options, contract, produced, byName, untold: [] };
  const found = [
    ...contract.required.flatMap((name) => checkPresent(check, name, "requiredMissing")),
    ...contract.protected.flatMap((name) => checkPresent(check, name, "protectedMissing")),
    ...contract.columns.flatMap((column) => checkColumn(check, column)),
  ];
  return [...found, ...untold(check)].map((diagnostic) => ({ ...diagnostic, model: produced.name }));
}

function nameKey(name: string, dialect: Dialect): string {
  return dialect.syntax.caseSensitive === "always" ? name : name.toLowerCase();
}

function columnNamed(check: Check, name: string): ModelColumn | undefined {
  return check.byName.get(nameKey(storedName(name, check.dialect), check.dialect));
}

function checkPresent(
  check: Check,
  name: Written<string>,
  finding: "requiredMissing" | "protectedMissing",
): readonly Diagnostic[] {
  if (columnNamed(check, name.value) !== undefined) return [];
  if (!check.produced.complete) {
    check.untold.push(name);
    return [];
  }
  const args = { column: name.value, model: check.produced.name };
  return [report[finding](name.span, args, { ...absence(check, name.value) })];
}

/** What helps with a column that is not there: where the model is, and the name that may be meant. */
function absence(
  check: Check,
  name: string,
): { readonly related: Diagnostic["related"] & object; help?: string } {
  const { produced } = check;
  const near = nearestNames(
    name,
    produced.columns.map((column) => column.name),
  );
  return {
    related: [{ span: produced.span, message: `${produced.name} is here` }],
    ...(near.length === 0 ? {} : { help: `${produced.name} has ${near.join(" and ")}; is that meant?` }),
  };
}

function checkColumn(check: Check, promise: ContractColumn): readonly Diagnostic[] {
  const column = columnNamed(check, promise.name.value);
  if (column !== undefined)
    return [...checkType(check, promise, column), ...checkNull(check, promise, column)];
  if (!check.produced.complete) {
    check.untold.push(promise.name);
    return [];
  }
  const key = nameKey(promise.name.value, check.dialect);
  const listed = [...check.contract.required, ...check.contract.protected];
  if (listed.some((name) => nameKey(name.value, check.dialect) === key)) return [];
  const args = { column: promise.name.value, model: check.produced.name };
  return [report.columnMissing(promise.name.span, args, absence(check, promise.name.value))];
}

function checkType(check: Check, promise: ContractColumn, column: ModelColumn): readonly Diagnostic[] {
  const { type } = promise;
  if (type === undefined) return [];
  switch (acceptsType(type.value, column.type)) {
    case "yes":
      return [];
    case "unknown":
      return [
        report.typeUnknown(
          type.span,
          { column: column.name, promised: type.text, reason: reasonOf(column) },
          {
            proof: { kind: "unknown", missing: [`the type of ${column.name}`] },
            ...seenFrom(column, "it is made here"),
          },
        ),
      ];
    case "no":
      return [
        report.typeMismatch(
          column.span ?? type.span,
          {
            column: column.name,
            found: printType(column.type, check.dialect),
            model: check.produced.name,
            promised: type.text,
          },
          {
            proof: check.proofOf(column.name),
            related: [{ span: type.span, message: "the promise" }],
          },
        ),
      ];
  }
}

function checkNull(check: Check, promise: ContractColumn, column: ModelColumn): readonly Diagnostic[] {
  const { nullable } = promise;
  if (nullable?.value !== false || column.nullability === "not-null") return [];
  const args = { column: column.name, model: check.produced.name };
  if (column.nullability === "unknown") {
    return [
      report.nullabilityUnknown(
        nullable.span,
        { column: column.name, reason: reasonOf(column) },
        {
          proof: { kind: "unknown", missing: [`whether ${column.name} can be NULL`] },
          ...seenFrom(column, "it is made here"),
        },
      ),
    ];
  }
  return [
    report.mayBeNull(column.span ?? nullable.span, args, {
      proof: check.proofOf(column.name),
      related: [{ span: nullable.span, message: "the promise" }],
    }),
  ];
}

function seenFrom(
  column: ModelColumn,
  message: string,
): { readonly related?: Diagnostic["related"] & object } {
  return column.span === undefined ? {} : { related: [{ span: column.span, message }] };
}

function reasonOf(column: ModelColumn): string {
  return column.type.kind === "unknown" ? column.type.reason : "what is known of its inputs does not tell";
}

function untold({ untold: names, produced }: Check): readonly Diagnostic[] {
  const [first] = names;
  if (first === undefined) return [];
  const columns = [...new Set(names.map((name) => name.value))].join(", ");
  return [
    report.columnsUnknown(
      first.span,
      { columns, model: produced.name },
      { proof: { kind: "unknown", missing: [`the columns of ${produced.name}`] } },
    ),
  ];
}

/** A contract that no model answers to. */
export function contractWithoutModel(model: Written<string>, models: readonly string[]): Diagnostic {
  const near = nearestNames(model.value, models);
  const help =
    near.length > 0
      ? `Did you mean ${near.join(" or ")}? The file is called <model>.contract.toml.`
      : "Remove it, or name it after its model: <model>.contract.toml.";
  return report.noSuchModel(model.span, { model: model.value }, { help });
}
