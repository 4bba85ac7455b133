import type { SqlType } from "@rocky/ir";
import { stringText } from "@rocky/sql";
import { isTable } from "../config/shape.ts";

/** A value of TOML as a literal of SQL, for a column of a type where it is known. */
export function fixtureLiteral(value: unknown, type: SqlType | undefined): string {
  if (type?.kind === "json")
    return stringText(typeof value === "string" ? value : JSON.stringify(value, bigintText));
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return stringText(value.toISOString());
  if (Array.isArray(value)) {
    const element = type?.kind === "array" ? type.element : undefined;
    return `[${value.map((item: unknown) => fixtureLiteral(item, element)).join(", ")}]`;
  }
  return isTable(value) ? tableText(value, type) : "NULL";
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0.0" : String(value);
  return `CAST(${stringText(String(value))} AS DOUBLE)`;
}

function tableText(value: Readonly<Record<string, unknown>>, type: SqlType | undefined): string {
  const entries = Object.entries(value);
  if (type?.kind === "map") {
    const pairs = entries.map(([key, member]) => `${stringText(key)}: ${fixtureLiteral(member, type.value)}`);
    return `MAP {${pairs.join(", ")}}`;
  }
  if (type?.kind === "struct") {
    const members = type.fields.map(({ name, type: fieldType }) => {
      const entry = entries.find(([key]) => key.toLowerCase() === name.toLowerCase());
      return `${stringText(name)}: ${entry === undefined ? "NULL" : fixtureLiteral(entry[1], fieldType)}`;
    });
    return `{${members.join(", ")}}`;
  }
  return `{${entries.map(([key, member]) => `${stringText(key)}: ${fixtureLiteral(member, undefined)}`).join(", ")}}`;
}
