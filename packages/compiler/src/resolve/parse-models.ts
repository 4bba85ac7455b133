import type { RockyLanguage } from "@rocky/dsl";
import type { Diagnostic } from "@rocky/ir";
import {
  openStars,
  parseQuery,
  relationNames,
  type Dialect,
  type ParsedQuery,
  type ParseOptions,
} from "@rocky/sql";
import { isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import { parseRockyModel } from "../rocky/parse-rocky-model.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { ParsedModel } from "./parsed-model.ts";
import { dbtTemplates, withoutTemplates, type DbtTemplate } from "./dbt-templates.ts";

/** Reads the SQL of a model, or what it says in the .rocky language. */
export function parseModel(source: ModelSource, dialect: Dialect, rocky?: RockyLanguage): ParsedModel {
  const { file, sqlStart, sqlEnd } = source;
  const unclosed = source.diagnostics.some((diagnostic) => diagnostic.code === "E096");
  if (unclosed || source.unreadable === true)
    return {
      source,
      query: undefined,
      names: [],
      stars: [],
      readable: false,
      diagnostics: source.diagnostics,
    };
  if (source.language === "rocky") return parseRockyModel(source, dialect, rocky);
  const text = withInterval(source);
  const options = { dialect, file, start: sqlStart, end: sqlEnd };
  const plain = parseQuery(text, options);
  const templates = isReadable(plain) ? [] : dbtTemplates(text, options);
  const parsed = templates.length === 0 ? plain : besideTemplates(text, templates, options);
  return {
    source,
    query: parsed.query,
    names: parsed.query === undefined ? [] : relationNames(parsed.query),
    stars: parsed.query === undefined ? [] : openStars(parsed.query),
    readable: isReadable(parsed),
    ...(parsed.uncertain === undefined || isReadable(parsed) ? {} : { uncertain: parsed.uncertain }),
    diagnostics:
      templates.length + parsed.diagnostics.length === 0
        ? source.diagnostics
        : [
            ...source.diagnostics,
            ...templates.map((template) => templateFinding(source, template)),
            ...parsed.diagnostics,
          ],
  };
}

/** Reads the text as if the names that templates stand for were written; what goes wrong inside of a template is said once. */
function besideTemplates(
  text: string,
  templates: readonly DbtTemplate[],
  options: ParseOptions,
): ParsedQuery {
  const parsed = parseQuery(withoutTemplates(text, templates), options);
  const isInside = ({ span }: Diagnostic): boolean =>
    templates.some(({ start, end }) => span !== undefined && span.start >= start && span.start < end);
  return { ...parsed, diagnostics: parsed.diagnostics.filter((diagnostic) => !isInside(diagnostic)) };
}

function isReadable({ diagnostics }: ParsedQuery): boolean {
  return !diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function templateFinding({ file }: ModelSource, { start, end, name, isValue }: DbtTemplate): Diagnostic {
  const span = { file, start, end };
  if (name !== undefined) {
    return report.dbtTemplate(span, {}, { help: `Write ${name}.`, edit: { span, newText: name } });
  }
  const help = isValue
    ? "Write the value, or @var(name) for one that is given when the command runs."
    : "Write the SQL that it stands for; settings go to the .toml beside the model.";
  return report.dbtTemplate(span, {}, { help });
}

/** The text as it is read: the ends of the interval of a `time_interval` model stand as times of the same length. */
function withInterval({ text, configuration }: ModelSource): string {
  const strategy = configuration?.value["strategy"];
  if (!text.includes("@") || !isTable(strategy) || strategy["type"] !== "time_interval") return text;
  return text
    .replace(/(?<!')@start_date(?![A-Za-z0-9_])/g, "'900-01-01'")
    .replace(/(?<!')@end_date(?![A-Za-z0-9_])/g, "'900-1-1'");
}
