import { nearestNames, unknownReason, type Nullability, type SqlType } from "@rocky/ir";
import {
  explainColumn,
  typeName,
  type ColumnStep,
  type DialectName,
  type ExplainedExpression,
} from "@rocky/sdk";
import { AdapterError, noSuchModel, type Compilation } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { definitions } from "../schemas/definitions.ts";
import type { explainColumnSchema } from "../schemas/explain.ts";
import type { BodyOf, TypeOf } from "../schemas/schema-type.ts";
import type { Sink } from "../terminal/sink.ts";
import { cutToWidth } from "../terminal/width.ts";
import { placeOf, sourceTexts, type SourceTexts } from "./source-text.ts";

/** Prints the chain of facts and rules behind a column. */
export function printExplanation(context: Context, compilation: Compilation, what: string): ExitCode {
  const { models, dialect } = compilation.result;
  const dot = what.lastIndexOf(".");
  const model = models.find((each) => each.name === (dot < 0 ? what : what.slice(0, dot)));
  if (model === undefined) throw noSuchModel(dot < 0 ? what : what.slice(0, dot), models);
  const column = dot < 0 ? "" : what.slice(dot + 1);
  const steps = explainColumn(compilation.result, model.name, column);
  if (steps === undefined) {
    const names = model.columns.map((each) => each.name);
    const near = nearestNames(column, names);
    throw new AdapterError(
      "not-found",
      dot < 0 ? `${what} is a model` : `${model.name} has no column \`${column}\``,
      {
        help:
          near.length > 0
            ? `did you mean ${near.map((name) => `${model.name}.${name}`).join(" or ")}?`
            : `name one of its columns: ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}`,
      },
    );
  }
  if (context.output === "json") printJson(context, bodyOf({ model: model.name, column, dialect }, steps));
  else {
    const sources = sourceTexts(compilation.files);
    context.stdout.write(
      steps.map((step) => stepText(step, { sources, sink: context.stdout, dialect })).join("\n"),
    );
    printNext(context, `rocky lineage ${model.name}.${column}`);
  }
  return exitCodes.ok;
}

function typeText(type: SqlType, dialect: DialectName): string {
  return type.kind === "unknown" ? "unknown" : typeName(type, dialect);
}

const nullText: Readonly<Record<Nullability, string>> = {
  "not-null": "never NULL",
  nullable: "may be NULL",
  unknown: "NULL or not: unknown",
};

interface StepPlace {
  readonly sources: SourceTexts;
  readonly sink: Sink;
  readonly dialect: DialectName;
}

function stepText(step: ColumnStep, { sources, sink, dialect }: StepPlace): string {
  const { style, width } = sink;
  const { place } = step;
  const source = place === undefined ? undefined : sources.get(place.file);
  const at = place === undefined || source === undefined ? undefined : placeOf(source, place.start);
  const where = at === undefined || place === undefined ? "" : `${place.file}:${at.line}:${at.col}`;
  const head = `${style.bold(`${step.relation}.${step.column}`)}  ${style.cyan(typeText(step.type, dialect))}  ${nullText[step.nullability]}`;
  const notes = [
    ...(where === "" ? [] : [where]),
    ...(step.fact === undefined ? [] : [step.fact]),
    ...(step.expression === undefined && step.kind === "model" && step.fact === undefined
      ? ["shown by a star"]
      : []),
  ];
  const reason = unknownReason(step.type);
  const lines = [
    notes.length === 0 ? head : `${head}  ${style.dim(notes.join(", "))}`,
    ...(reason === undefined || reason === step.fact
      ? []
      : [`  ${style.yellow("unknown")} because ${reason}`]),
    ...(step.expression === undefined
      ? []
      : expressionLines(step.expression, { step, sink, dialect, depth: 1, width })),
  ];
  return `${lines.join("\n")}\n`;
}

interface TreePlace {
  readonly step: ColumnStep;
  readonly sink: Sink;
  readonly dialect: DialectName;
  readonly depth: number;
  readonly width: number;
}

function expressionLines(node: ExplainedExpression, place: TreePlace): readonly string[] {
  const { style } = place.sink;
  const blanks = "  ".repeat(place.depth);
  const text = (place.step.sql ?? "").slice(node.start, node.end).replace(/\s+/g, " ");
  const room = Math.max(20, Math.floor(place.width * 0.45) - blanks.length);
  const from = node.sources.map((source) => `${source.relation}.${source.column}`).join(", ");
  const facts = `${typeText(node.type, place.dialect)}, ${nullText[node.nullability]}`;
  const why = from === "" ? node.because : `from ${from}`;
  return [
    `${blanks}${cutToWidth(text, room).padEnd(room)}  ${style.cyan(facts)}: ${style.dim(why)}`.trimEnd(),
    ...node.inside.flatMap((each) => expressionLines(each, { ...place, depth: place.depth + 1 })),
  ];
}

type WireExpression = TypeOf<(typeof definitions)["explained_expression"]>;

function bodyOf(
  {
    model,
    column,
    dialect,
  }: { readonly model: string; readonly column: string; readonly dialect: DialectName },
  steps: readonly ColumnStep[],
): BodyOf<typeof explainColumnSchema> {
  return {
    model,
    column,
    steps: steps.map((step) => {
      const reason = unknownReason(step.type);
      return {
        relation: step.relation,
        column: step.column,
        kind: step.kind,
        ...wireFacts(step, dialect),
        ...(reason === undefined ? {} : { reason }),
        ...(step.fact === undefined ? {} : { fact: step.fact }),
        ...(step.expression === undefined
          ? {}
          : { expression: wireExpression(step.expression, { sql: step.sql ?? "", dialect }) }),
      };
    }),
  };
}

function wireFacts(
  { type, nullability }: { readonly type: SqlType; readonly nullability: Nullability },
  dialect: DialectName,
): { readonly type: string | null; readonly nullable: boolean | null } {
  return {
    type: unknownReason(type) === undefined ? typeName(type, dialect) : null,
    nullable: nullability === "unknown" ? null : nullability === "nullable",
  };
}

function wireExpression(
  node: ExplainedExpression,
  written: { readonly sql: string; readonly dialect: DialectName },
): WireExpression {
  return {
    text: written.sql.slice(node.start, node.end),
    what: node.what,
    ...wireFacts(node, written.dialect),
    because: node.because,
    from: node.sources.map((source) => `${source.relation}.${source.column}`),
    inside: node.inside.map((each) => wireExpression(each, written)),
  };
}
