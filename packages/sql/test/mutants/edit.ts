import type { Call, Expression } from "@rocky/sql";
import type { Identifier } from "../../src/ast/expression.ts";
import type { QueryNode, Select, SetOperation } from "../../src/ast/query.ts";
import type { CommonTable, Join, TableAlias, TableName } from "../../src/ast/query.ts";
import { isNode, nodesOf, type AnyNode } from "../tree.ts";

/** A text put in the place of another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A query with its nodes by kind, for mutations to look through. */
export interface Subject {
  readonly sql: string;
  readonly nodes: readonly AnyNode[];
}

/** One way to break a query: all places where it can be done. */
export interface Mutation {
  readonly name: string;
  readonly edits: (subject: Subject) => readonly (Edit | readonly Edit[])[];
}

/** The nodes that are looked for, by their kind. */
interface Kinds {
  readonly column: Extract<Expression, { kind: "column" }>;
  readonly call: Call;
  readonly literal: Extract<Expression, { kind: "literal" }>;
  readonly binary: Extract<Expression, { kind: "binary" }>;
  readonly cast: Extract<Expression, { kind: "cast" }>;
  readonly field: Extract<Expression, { kind: "field" }>;
  readonly subquery: Extract<Expression, { kind: "subquery" }>;
  readonly in: Extract<Expression, { kind: "in" }>;
  readonly select: Select;
  readonly query: QueryNode;
  readonly table: TableName;
  readonly "table-alias": TableAlias;
  readonly "common-table": CommonTable;
  readonly "set-operation": SetOperation;
  readonly join: Join;
  readonly identifier: Identifier;
  readonly "typed-literal": Extract<Expression, { kind: "typed-literal" }>;
}

/** All nodes of a kind. */
export function all<K extends keyof Kinds>(subject: Subject, kind: K): readonly Kinds[K][] {
  return subject.nodes.filter((node) => node.kind === kind) as unknown as readonly Kinds[K][];
}

/** Reads a query for mutations. */
export function subjectOf(sql: string, query: unknown): Subject {
  return { sql, nodes: isNode(query) ? nodesOf(query).map(({ node }) => node) : [] };
}

/** The text with edits made. */
export function edited(sql: string, edits: Edit | readonly Edit[]): string {
  const list = "start" in edits ? [edits] : [...edits].sort((a, b) => b.start - a.start);
  return list.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), sql);
}

/** The text of a node. */
export function textOf(subject: Subject, node: { readonly start: number; readonly end: number }): string {
  return subject.sql.slice(node.start, node.end);
}

/** A node replaced. */
export function put(node: { readonly start: number; readonly end: number }, text: string): Edit {
  return { start: node.start, end: node.end, text };
}

/** An item of a list left out, with a comma beside it. */
export function without(
  items: readonly { readonly start: number; readonly end: number }[],
  index: number,
): Edit | undefined {
  const item = items[index];
  const after = items[index + 1];
  const before = items[index - 1];
  if (item === undefined) return undefined;
  if (after !== undefined) return { start: item.start, end: after.start, text: "" };
  return before === undefined ? undefined : { start: before.end, end: item.end, text: "" };
}

/** A name with a slip of the fingers. */
export function misspelt(name: string): string {
  if (name.length < 3) return `${name}q`;
  const at = Math.floor(name.length / 2);
  return `${name.slice(0, at - 1)}${name[at]}${name[at - 1]}${name.slice(at + 1)}q`;
}
