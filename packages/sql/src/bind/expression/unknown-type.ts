import type { TypeName } from "../../ast/expression.ts";
import { definersOf } from "../definers.ts";
import { report } from "../../diagnostics.ts";
import { typeHelp } from "../../hints/type-help.ts";
import { reportOnce, spanOf } from "../context.ts";
import type { Scope } from "../scope.ts";

/** Words that make types of other types, and what is only read as a type: their parts are what is not known. */
const composed = /^(?:array|decimal|dec|enum|list|map|numeric|row|struct|union|setof)$/i;

/** Says that a type is not known. A nested type, a name with dots and one in quotes are left alone. */
export function reportUnknownType(scope: Scope, node: TypeName): void {
  const [, name = "", rest = ""] =
    /^([a-z_]\w*)(\s*(?:\([\d\s,-]*\))?(?:\s*\[\d*\])*)$/i.exec(node.text) ?? [];
  const { context } = scope;
  if (/^(?:decimal|dec|numeric)$/i.test(name) && /^\s*\(/.test(rest)) {
    const help = "The width is from 1 to 38, and the scale is no greater than the width.";
    const proof = { kind: "proved" } as const;
    const whole = `${name.toUpperCase()}${rest.trim()}`;
    return reportOnce(context, report.unknownType(spanOf(context, node), { name: whole }, { proof, help }));
  }
  if (name === "" || composed.test(name)) return;
  const found = typeHelp({ name, rest }, context.dialect);
  const span = spanOf(context, node);
  reportOnce(
    context,
    report.unknownType(
      span,
      { name },
      {
        ...definersOf(context.dialect.syntax, "types"),
        ...(found === undefined ? {} : { help: found.help }),
        ...(found?.newText === undefined ? {} : { edit: { span, newText: found.newText } }),
      },
    ),
  );
}
