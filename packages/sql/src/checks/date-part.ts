import { lastName } from "../ast/last-name.ts";
import { nearestNames } from "@rocky/ir";
import type { Expression, NodeSpan } from "../ast/expression.ts";
import { spanOf } from "../bind/context.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** Functions whose first argument is a part of a date. */
const taking = /^date_?(?:part|trunc|diff|sub)$/i;

/** The words that are suggested, where the dialect has them. */
const wholeWords =
  "day dayofmonth month year quarter week weekofyear hour minute second millisecond microsecond decade century millennium epoch dow dayofweek weekday isodow doy dayofyear isoyear yearweek era timezone timezone_hour timezone_minute julian";
/** W050: `date_trunc('mnth', ts)`. Warning: it fails for every row that is not NULL. */
export const datePart: Check = {
  on: "call",
  look: ({ scope, node }) => {
    const first: Expression | { readonly kind: "star" } | undefined = node.arguments[0]?.value;
    if (first?.kind !== "literal" || first.literal !== "string") return;
    if (!taking.test(lastName(node.name))) return;
    lookAt(scope, first, { word: first.text, quote: "'" });
  },
};

/** W050: `extract(mnth FROM ts)`. Warning, as above. */
export const extractedPart: Check = {
  on: "extract",
  look: ({ scope, node }) => {
    const place = { start: node.start, end: node.operand.start };
    lookAt(scope, place, { word: node.field, quote: "" });
  },
};

interface Part {
  readonly word: string;
  /** What stands before and after it. */
  readonly quote: string;
}

function lookAt(scope: Scope, place: NodeSpan, { word, quote }: Part): void {
  if (scope.tried === true || word === "") return;
  const lower = word.toLowerCase();
  const parts = scope.context.dialect.types.dateParts;
  if (parts === undefined || parts.has(lower)) return;
  const nearest = nearestNames(
    lower,
    wholeWords.split(" ").filter((each) => parts.has(each)),
  );
  const [only] = nearest;
  const span = spanOf(scope.context, place);
  tell(scope, place, {
    row: report.constantCast,
    args: {
      text: `${quote}${word}${quote}`,
      type: "a part of a date",
      consequence: "fails for every row that reaches it",
    },
    extras: {
      help:
        only === undefined
          ? "Parts are year, month, day, hour and others."
          : `Did you mean ${nearest.join(" or ")}?`,
      ...(only !== undefined && nearest.length === 1 && quote !== ""
        ? { edit: { span, newText: `${quote}${only}${quote}` } }
        : {}),
    },
  });
}
