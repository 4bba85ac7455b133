import type { Diagnostic, ModelColumn } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { CheckedModel, Rule } from "./check.ts";
import { settingOf, strategyOf } from "./configuration.ts";

/** E020–E026 and W003: a model that is built one interval of time after the other. */
export const timeIntervalRule: Rule = ({ models }) =>
  models
    .filter((model) => strategyOf(model) === "time_interval")
    .flatMap((model) =>
      [...checkColumn(model), ...checkPlaceholders(model), ...checkFirstPartition(model)].map((found) => ({
        ...found,
        model: model.compiled.name,
      })),
    );

/** How the first interval of a granularity is written. */
const partitionKeys: Readonly<Record<string, { readonly pattern: RegExp; readonly form: string }>> = {
  hour: { pattern: /^\d{4}-\d{2}-\d{2}T\d{2}$/, form: "YYYY-MM-DDTHH" },
  day: { pattern: /^\d{4}-\d{2}-\d{2}$/, form: "YYYY-MM-DD" },
  month: { pattern: /^\d{4}-\d{2}$/, form: "YYYY-MM" },
  year: { pattern: /^\d{4}$/, form: "YYYY" },
};

function granularityOf(model: CheckedModel): string {
  const written = settingOf(model, ["strategy", "granularity"])?.value;
  return typeof written === "string" ? written : "day";
}

function checkColumn(model: CheckedModel): readonly Diagnostic[] {
  const setting = settingOf(model, ["strategy", "time_column"]);
  if (typeof setting?.value !== "string") return [];
  const name = setting.value;
  const { span } = setting;
  if (!/^[A-Za-z0-9_]+$/.test(name)) return [report.timeColumnName(span, { column: name })];
  const { columns, complete } = model.compiled;
  const column = columns.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (column !== undefined) return checkType(model, column, span);
  if (!complete) return [];
  const help = `The columns are ${columns.map((each) => each.name).join(", ")}.`;
  return [report.timeColumnMissing(span, { column: name, model: model.compiled.name }, { help })];
}

function checkType(
  model: CheckedModel,
  column: ModelColumn,
  span: Diagnostic["span"],
): readonly Diagnostic[] {
  const { type, nullability } = column;
  const related =
    column.span === undefined ? {} : { related: [{ span: column.span, message: "it is made here" }] };
  const found: Diagnostic[] = [];
  if (type.kind !== "unknown" && type.kind !== "date" && type.kind !== "timestamp") {
    found.push(report.timeColumnType(span, { column: column.name }, related));
  }
  if (nullability === "nullable" && type.kind !== "unknown") {
    found.push(report.timeColumnNull(span, { column: column.name }, related));
  }
  if (type.kind === "date" && granularityOf(model) === "hour") {
    const place = settingOf(model, ["strategy", "granularity"])?.span ?? span;
    found.push(report.hourOfDate(place, { column: column.name }, related));
  }
  return found;
}

function checkPlaceholders(model: CheckedModel): readonly Diagnostic[] {
  const { sql, sqlStart, file } = model.compiled;
  const text = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => " ".repeat(comment.length));
  const first = /\S+/.exec(text);
  const start = sqlStart + (first?.index ?? 0);
  const span = { file, start, end: start + (first?.[0].length ?? 0) };
  const from = /@start_date(?![A-Za-z0-9_])/.exec(text);
  const to = /@end_date(?![A-Za-z0-9_])/.exec(text);
  const present = from ?? to;
  if (present === null) return [report.noInterval(span, {})];
  if (from !== null && to !== null) return [];
  const at = sqlStart + present.index;
  return [
    report.halfInterval(
      { file, start: at, end: at + present[0].length },
      { present: present[0], missing: from === null ? "@start_date" : "@end_date" },
    ),
  ];
}

function checkFirstPartition(model: CheckedModel): readonly Diagnostic[] {
  const setting = settingOf(model, ["strategy", "first_partition"]);
  const granularity = granularityOf(model);
  const key = Object.hasOwn(partitionKeys, granularity) ? partitionKeys[granularity] : undefined;
  if (typeof setting?.value !== "string" || key === undefined) return [];
  const { value, span } = setting;
  const day = value.length >= 10 ? value.slice(0, 10) : `${value}-01-01`.slice(0, 10);
  const exists = key.pattern.test(value) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true;
  const hour = Number(value.slice(11, 13));
  if (exists && hour < 24) return [];
  return [report.firstPartition(span, { value, granularity, form: key.form })];
}
