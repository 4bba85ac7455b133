import type { Column } from "@rocky/ir";
import { printType, type Dialect } from "@rocky/sql";
import { acceptsType, type ContractType } from "./contract-type.ts";

/** A column that a file must have. */
export interface RequiredColumn {
  readonly name: string;
  readonly type: ContractType;
  /** The type as written. */
  readonly typeText: string;
  /** False: no value may be missing. */
  readonly nullable: boolean;
}

/** What a load pipeline demands of its files. */
export interface FileContract {
  readonly required: readonly RequiredColumn[];
  /** Columns that must never go away. */
  readonly protected: readonly string[];
  /** Changes of a column's type, against the table that is there, that are allowed. */
  readonly allowedTypeChanges: readonly { readonly from: ContractType; readonly to: ContractType }[];
}

/** A demand that a file does not meet; `message` is a phrase. */
export interface ContractViolation {
  readonly rule: "required_columns" | "protected_columns" | "allowed_type_changes";
  readonly column: string;
  readonly message: string;
}

/** A file and what is there before it is loaded. */
export interface FileFacts {
  readonly columns: readonly Column[];
  /** The columns of the table that it goes to; absent when there is none yet. */
  readonly table: readonly Column[] | undefined;
  /** Names of required columns in which a value is missing. */
  readonly withNulls: ReadonlySet<string>;
  readonly dialect: Dialect;
}

/** Everything that a file does not meet of its contract. */
export function contractViolations(contract: FileContract, facts: FileFacts): readonly ContractViolation[] {
  return [
    ...contract.required.flatMap((required) => requiredViolations(required, facts)),
    ...contract.protected
      .filter((name) => columnNamed(facts.columns, name) === undefined)
      .map((name): ContractViolation => ({
        rule: "protected_columns",
        column: name,
        message: `the protected column ${name} is not there`,
      })),
    ...typeChanges(contract, facts),
  ];
}

function columnNamed(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

function requiredViolations(
  { name, type, typeText, nullable }: RequiredColumn,
  { columns, withNulls, dialect }: FileFacts,
): readonly ContractViolation[] {
  const violation = (message: string): ContractViolation => ({
    rule: "required_columns",
    column: name,
    message,
  });
  const column = columnNamed(columns, name);
  if (column === undefined) return [violation(`the required column ${name} is not there`)];
  const found: ContractViolation[] = [];
  if (acceptsType(type, column.type) === "no") {
    found.push(violation(`${name} is ${printType(column.type, dialect)}, not ${typeText}`));
  }
  if (!nullable && withNulls.has(name)) found.push(violation(`${name} has missing values`));
  return found;
}

/** Where changes of types are restricted, each change against the table must be among the allowed ones. */
function typeChanges(
  { allowedTypeChanges }: FileContract,
  { columns, table, dialect }: FileFacts,
): readonly ContractViolation[] {
  if (table === undefined || allowedTypeChanges.length === 0) return [];
  return columns.flatMap((column): readonly ContractViolation[] => {
    const before = columnNamed(table, column.name);
    if (before === undefined) return [];
    const [from, to] = [printType(before.type, dialect), printType(column.type, dialect)];
    const isAllowed = allowedTypeChanges.some(
      (change) =>
        acceptsType(change.from, before.type) === "yes" && acceptsType(change.to, column.type) === "yes",
    );
    if (from === to || isAllowed) return [];
    const message = `${column.name} changes from ${from} to ${to}`;
    return [{ rule: "allowed_type_changes", column: column.name, message }];
  });
}
